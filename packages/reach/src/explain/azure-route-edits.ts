import type { AzureSide } from '../model/azure.ts'
import type { NetworkModel } from '../model/network-model.ts'
import { changeAzure, type Edit, type Met } from './edit.ts'

/** Switches of Azure that are off, and rows that lead astray in tables that packets have met. */
export function azureRouteEdits({ azure }: NetworkModel, met: Met): readonly Edit[] {
  const tables = azure.routeTables.filter(({ ref }) => met.has(ref.key))
  return [
    ...tables.flatMap(({ ref, propagatesGatewayRoutes, routes }): Edit[] => [
      ...(propagatesGatewayRoutes
        ? []
        : [
            {
              object: ref,
              fault: 'keeps what the gateway has learned from its subnets',
              text: 'switch propagation of gateway routes on',
              apply: changeAzure('routeTables', ref.key, (table) => ({ ...table, propagatesGatewayRoutes: true })),
            },
          ]),
      ...routes.map(({ name, prefix, nextHopType }) => ({
        object: ref,
        rule: name,
        fault: `sends ${prefix} to ${nextHopType} by route ${name}`,
        text: `remove route ${name}`,
        apply: changeAzure('routeTables', ref.key, (table) => ({
          ...table,
          routes: table.routes.filter((route) => route.name !== name),
        })),
      })),
    ]),
    ...switches(azure),
  ]
}

/** A property that is off, what that means, and how to put it. */
interface Switch<T> {
  readonly property: keyof T & string
  readonly fault: string
  readonly text: string
}

const peeringSwitches: readonly Switch<AzureSide['peerings'][number]>[] = [
  { property: 'isConnected', fault: 'is not connected', text: 'make the peering in both directions' },
  {
    property: 'allowsAccess',
    fault: 'does not allow access between the networks',
    text: 'allow virtual network access',
  },
  {
    property: 'allowsGatewayTransit',
    fault: 'does not let the other network use its gateway',
    text: 'allow gateway transit',
  },
  { property: 'usesRemoteGateways', fault: "does not use the other network's gateway", text: 'use remote gateways' },
]

const isOff = (object: object, property: string): boolean => Reflect.get(object, property) === false

function switches(azure: AzureSide): readonly Edit[] {
  const off = <K extends 'peerings' | 'connections' | 'circuits'>(
    kind: K,
    list: readonly Switch<AzureSide[K][number]>[],
  ): Edit[] =>
    azure[kind].flatMap((object) =>
      list
        .filter(({ property }) => isOff(object, property))
        .map(({ property, fault, text }) => ({
          object: object.ref,
          fault,
          text,
          apply: changeAzure(kind, object.ref.key, (one) => ({ ...one, [property]: true })),
        })),
    )
  return [
    ...off('peerings', peeringSwitches),
    ...off('connections', [
      { property: 'isConnected', fault: 'is not connected', text: 'connect the gateway to the circuit' },
    ]),
    ...azure.circuits.flatMap(peeringEdits),
    ...off('circuits', [
      { property: 'isProvisioned', fault: 'is not provisioned', text: 'have the provider provision it' },
    ]),
  ]
}

/** The private peering is to blame itself where it is known as an object. */
function peeringEdits({ ref, isPeered, peering }: AzureSide['circuits'][number]): Edit[] {
  const change = (over: object) => changeAzure('circuits', ref.key, (one) => ({ ...one, ...over }))
  const disagrees = peering && !(peering.agrees.primary && peering.agrees.secondary)
  return [
    ...(isPeered
      ? []
      : [
          {
            object: peering?.ref ?? ref,
            fault: peering ? 'is not enabled' : 'has no enabled private peering',
            text: 'enable the private peering',
            apply: change({ isPeered: true }),
          },
        ]),
    ...(disagrees
      ? [
          {
            object: peering.ref,
            fault: 'has not what the virtual circuit has, so that no session comes up',
            text: 'write its addresses, ASN and VLAN as OCI has them',
            apply: change({ peering: { ...peering, agrees: { primary: true, secondary: true } } }),
          },
        ]
      : []),
  ]
}
