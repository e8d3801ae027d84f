import type { Graph, Observation, Registry } from '@interconnect/engine'
import type { Prefix, ResolvedSpec, ResolvedSubnet } from '@interconnect/model'
import { emptyModel, type NetworkModel, type ObjectRef } from '@interconnect/reach'
import { defaultDrgRouting } from '@interconnect/routing'
import { keys } from '../compose/keys.ts'
import { azureParts } from './azure-parts.ts'
import { type ModelPart, type PartOf, withParts } from './model-part.ts'
import { ociParts } from './oci-parts.ts'
import { heldObjects, type ReachObject, wantedObjects } from './reach-object.ts'

const parts: Readonly<Record<string, PartOf>> = { ...azureParts, ...ociParts }

/** The network as the document wants it, before anything exists. */
export const wantedNetwork = (spec: ResolvedSpec, graph: Graph, registry: Registry): NetworkModel =>
  modelOf(spec, wantedObjects(graph, registry))

/** The network as the clouds hold it, made by the same code. */
export const heldNetwork = (
  spec: ResolvedSpec,
  { graph, registry, observation }: { graph: Graph; registry: Registry; observation: Observation },
): NetworkModel => modelOf(spec, heldObjects(graph, registry, observation))

/** What the document itself wants, without what it takes from others as it is; of their groups, our rules in them. */
export function ownNetwork(spec: ResolvedSpec, graph: Graph, registry: Registry): NetworkModel {
  const theirGroups = theirs(spec).map(({ azure }): ModelPart => ({
    azure: { securityGroups: azure?.securityGroups ?? [] },
  }))
  return withParts(emptyModel, [...ownParts(spec, wantedObjects(graph, registry)), ...theirGroups])
}

const modelOf = (spec: ResolvedSpec, objects: readonly ReachObject[]): NetworkModel =>
  withParts(emptyModel, [...ownParts(spec, objects), ...theirs(spec)])

const ownParts = (spec: ResolvedSpec, objects: readonly ReachObject[]): readonly ModelPart[] =>
  objects.flatMap((object) => parts[object.type]?.(object, objects) ?? []).map((part) => withSpaces(part, spec))

/** Networks of others have no props in the graph: what is known of them was read into the spec. */
function withSpaces(part: ModelPart, { azure, oci }: ResolvedSpec): ModelPart {
  const { networks } = part.azure ?? {}
  const { vcns } = part.oci ?? {}
  if (networks) return { azure: { networks: networks.map((one) => known(one, azure.network.cidrs)) } }
  if (vcns) return { oci: { vcns: vcns.map((one) => known(one, oci.network.cidrs)) } }
  return part
}

const known = <T extends { readonly cidrs: readonly Prefix[] }>(network: T, cidrs: readonly Prefix[]): T =>
  network.cidrs.length > 0 ? network : { ...network, cidrs }

/** Subnets, tables and a DRG of others, as far as the document can know them. */
function theirs(spec: ResolvedSpec): readonly ModelPart[] {
  return [
    ...spec.azure.network.subnets.flatMap((subnet) => (subnet.existing ? azureSubnetOfOthers(subnet) : [])),
    ...spec.oci.network.subnets.flatMap((subnet) => (subnet.existing ? ociSubnetOfOthers(subnet) : [])),
    ...(spec.oci.existingDrg === undefined ? [] : drgOfOthers()),
  ]
}

const refOf = (side: 'azure' | 'oci', kind: string, name: string, key: string): ObjectRef => ({ key, side, kind, name })

function azureSubnetOfOthers({ name, prefix, existing }: ResolvedSubnet): ModelPart[] {
  const { id, networkSecurityGroupId, propagatesGatewayRoutes } = existing!
  const tableKey = `${id}#routeTable`
  return [
    {
      azure: {
        subnets: [
          {
            ref: refOf('azure', 'subnet', name, id),
            name,
            networkKey: keys.virtualNetwork,
            prefix,
            routeTableKey: tableKey,
            ...(networkSecurityGroupId !== undefined && { securityGroupKey: networkSecurityGroupId }),
          },
        ],
        routeTables: [
          {
            ref: refOf('azure', 'route table', `of ${name}`, tableKey),
            propagatesGatewayRoutes: propagatesGatewayRoutes !== false,
            routes: [],
          },
        ],
        ...(networkSecurityGroupId !== undefined && {
          securityGroups: [
            {
              ref: refOf(
                'azure',
                'network security group',
                networkSecurityGroupId.split('/').at(-1)!,
                networkSecurityGroupId,
              ),
              rules: [],
            },
          ],
        }),
      },
    },
  ]
}

/** What its own lists let through is not known: our group, which its interfaces can join, stands for them. */
function ociSubnetOfOthers({ name, prefix, existing }: ResolvedSubnet): ModelPart[] {
  return [
    {
      oci: {
        subnets: [
          {
            ref: refOf('oci', 'subnet', name, existing!.id),
            name,
            vcnKey: keys.vcn,
            prefix,
            routeTableKey: existing!.routeTableId ?? '',
            securityListKeys: [],
            joinableKeys: [`oci/network-security-group/${name}`],
            isPrivate: true,
          },
        ],
      },
    },
  ]
}

/** As every DRG is born: attachments use the tables of their type. */
function drgOfOthers(): ModelPart[] {
  const { ids, tables, distributions } = defaultDrgRouting
  const named = (kind: string, name: string) => refOf('oci', kind, name, name)
  const attachment = { drgKey: keys.drg, isAttached: true } as const
  return [
    {
      oci: {
        attachments: [
          {
            ...attachment,
            ref: named('DRG attachment', 'of the VCN'),
            type: 'VCN',
            networkKey: keys.vcn,
            tableKey: ids.vcnTable,
          },
          {
            ...attachment,
            ref: named('DRG attachment', 'of the virtual circuit'),
            type: 'VIRTUAL_CIRCUIT',
            networkKey: keys.virtualCircuit,
            tableKey: ids.otherTable,
          },
        ],
        drgRouteTables: tables.map(({ id, importDistributionId, isEcmpEnabled, staticRules }) => ({
          ref: named('DRG route table', id),
          drgKey: keys.drg,
          isEcmpEnabled,
          staticRules,
          ...(importDistributionId !== null && { importKey: importDistributionId }),
        })),
        imports: distributions.map(({ id, statements }) => ({
          ref: named('DRG route distribution', id),
          drgKey: keys.drg,
          statements,
        })),
      },
    },
  ]
}
