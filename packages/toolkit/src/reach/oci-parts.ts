import type { Prefix } from '@interconnect/model'
import type { Rule } from '@interconnect/oci'
import type { OciRule, VirtualCircuitObject } from '@interconnect/reach'
import type { DistributionMatch } from '@interconnect/routing'
import { keys } from '../compose/keys.ts'
import type { PartOf } from './model-part.ts'
import type { ReachObject } from './reach-object.ts'

/** A rule of ours in the words of the model. */
const asOciRule = ({ ports, ...rule }: Rule): OciRule => ({
  ...rule,
  ...(ports && { ports: { first: ports.from, last: ports.to } }),
})

type Statement = { readonly match: { readonly type: string; readonly value?: string } }

const asMatch = ({ match }: Statement): DistributionMatch =>
  match.type === 'attachment-type'
    ? { matchType: 'DRG_ATTACHMENT_TYPE', attachmentType: match.value as 'VCN' }
    : match.type === 'attachment'
      ? { matchType: 'DRG_ATTACHMENT_ID', drgAttachmentId: match.value! }
      : { matchType: 'MATCH_ALL' }

/** Whether a leg's session is up; before anything exists it is meant to be. */
function legsOf({ attributes, isThere }: ReachObject): VirtualCircuitObject['legs'] {
  if (!isThere) return { primary: false, secondary: false }
  if (attributes === undefined) return { primary: true, secondary: true }
  const sessions = (attributes['sessions'] ?? []) as readonly { readonly leg: string; readonly status: string }[]
  const isUp = (leg: string) => sessions.some((one) => one.leg === leg && one.status === 'UP')
  return { primary: isUp('primary'), secondary: isUp('secondary') }
}

/** Reads the key of the object whose attribute a prop is: `<key>#serviceKey`. */
const ownerOf = (value: unknown): string => String(value).split('#')[0]!

/** What each OCI kind brings into the network model; kinds that decide about no packet are not here. */
export const ociParts: Readonly<Record<string, PartOf>> = {
  'oci/vcn': ({ ref, props, isThere }) =>
    isThere ? { oci: { vcns: [{ ref, cidrs: (props['cidrs'] ?? []) as readonly Prefix[] }] } } : {},

  'oci/subnet': ({ ref, props, isThere }) =>
    isThere
      ? {
          oci: {
            subnets: [
              {
                ref,
                name: ref.key.split('/').at(-1)!,
                vcnKey: props['vcnId'] as string,
                prefix: props['prefix'] as Prefix,
                routeTableKey: props['routeTableId'] as string,
                securityListKeys: props['securityListIds'] as readonly string[],
                isPrivate: props['private'] === true,
              },
            ],
          },
        }
      : {},

  'oci/security-list': ({ ref, props, isThere }) =>
    isThere
      ? {
          oci: {
            securityLists: [
              {
                ref,
                rules: [...(props['ingress'] as readonly Rule[]), ...(props['egress'] as readonly Rule[])].map(
                  asOciRule,
                ),
              },
            ],
          },
        }
      : {},

  'oci/network-security-group': ({ ref, isThere }) =>
    isThere ? { oci: { securityGroups: [{ ref, rules: [] }] } } : {},

  'oci/nsg-rules': ({ props, isThere }) =>
    isThere
      ? {
          ociRules: {
            groupKey: props['networkSecurityGroupId'] as string,
            rules: (props['rules'] as readonly Rule[]).map(asOciRule),
          },
        }
      : {},

  'oci/vcn-route-rules': ({ ref, props, attributes, isThere }) => {
    const own = props['rules'] as readonly WireRoute[]
    const foreign = (attributes?.['foreign'] ?? []) as readonly WireRoute[]
    const rules = [...own, ...foreign.filter((one) => !own.some(({ destination }) => destination === one.destination))]
    return {
      oci: {
        routeTables: [
          {
            ref: { ...ref, key: props['routeTableId'] as string, kind: 'VCN route table', name: tableName(ref.key) },
            vcnKey: keys.vcn,
            rules: isThere
              ? rules.map(({ destination, networkEntityId }) => ({ destination, targetKey: networkEntityId }))
              : [],
          },
        ],
      },
    }
  },

  'oci/drg': ({ ref, isThere }) => (isThere ? { oci: { drgs: [{ ref }] } } : {}),

  'oci/drg-attachment': ({ ref, props, isThere }) => ({
    oci: {
      attachments: [
        {
          ref,
          drgKey: (props['drgId'] ?? keys.drg) as string,
          type: 'VCN',
          networkKey: (props['vcnId'] ?? keys.vcn) as string,
          isAttached: isThere,
          tableKey: (props['drgRouteTableId'] ?? '') as string,
        },
      ],
    },
  }),

  'oci/virtual-circuit-attachment': ({ ref, props, isThere }) => ({
    oci: {
      attachments: [
        {
          ref,
          drgKey: (props['drgId'] ?? keys.drg) as string,
          type: 'VIRTUAL_CIRCUIT',
          networkKey: (props['virtualCircuitId'] ?? keys.virtualCircuit) as string,
          isAttached: isThere,
          tableKey: (props['drgRouteTableId'] ?? '') as string,
        },
      ],
    },
  }),

  'oci/drg-route-table': ({ ref, props, isThere }) =>
    isThere
      ? {
          oci: {
            drgRouteTables: [
              {
                ref,
                drgKey: props['drgId'] as string,
                isEcmpEnabled: props['ecmp'] === true,
                staticRules: [],
                ...(typeof props['importDistributionId'] === 'string' && { importKey: props['importDistributionId'] }),
              },
            ],
          },
        }
      : {},

  'oci/drg-route-distribution': ({ ref, props, isThere }) =>
    isThere
      ? {
          oci: {
            imports: [
              {
                ref,
                drgKey: props['drgId'] as string,
                statements: (props['statements'] as readonly Statement[]).map(asMatch),
              },
            ],
          },
        }
      : {},

  'oci/virtual-circuit': (object) => ({
    oci: {
      virtualCircuits: [
        {
          ref: object.ref,
          circuitKey: object.attributes ? keys.circuit : ownerOf(object.props['serviceKey'] ?? keys.circuit),
          isProvisioned:
            object.isThere &&
            (object.attributes === undefined || object.attributes['lifecycleState'] === 'PROVISIONED'),
          legs: legsOf(object),
          mtuBytes: object.props['mtu'] === 'MTU_9000' ? 9000 : 1500,
          prepends: 0,
        },
      ],
    },
  }),
}

interface WireRoute {
  readonly destination: string
  readonly networkEntityId: string
}

const tableName = (key: string): string => key.split('/').at(-1)!
