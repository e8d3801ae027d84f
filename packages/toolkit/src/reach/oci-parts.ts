import type { Prefix } from '@interconnect/model'
import type { Rule } from '@interconnect/oci'
import type { VirtualCircuitObject } from '@interconnect/reach'
import type { DistributionMatch } from '@interconnect/routing'
import { keys } from '../compose/keys.ts'
import { isCircuitUp, legsAgreed } from './halves-of-link.ts'
import type { PartOf } from './model-part.ts'
import { asOciRule } from './oci-rule.ts'
import type { ReachObject } from './reach-object.ts'

type Statement = { readonly match: { readonly type: string; readonly value?: string } }

const asMatch = ({ match }: Statement): DistributionMatch =>
  match.type === 'attachment-type'
    ? { matchType: 'DRG_ATTACHMENT_TYPE', attachmentType: match.value as 'VCN' }
    : match.type === 'attachment'
      ? { matchType: 'DRG_ATTACHMENT_ID', drgAttachmentId: match.value! }
      : { matchType: 'MATCH_ALL' }

/**
 * Whether a leg's session is up; before anything exists it is meant to be. One that is down because something else is
 * not as it should be says nothing about the line: then that is to blame, and the leg is taken to be well.
 */
function legsOf({ attributes, isThere }: ReachObject, all: readonly ReachObject[]): VirtualCircuitObject['legs'] {
  if (!isThere || attributes === undefined || !isProvisioned(attributes)) return { primary: true, secondary: true }
  const sessions = (attributes['sessions'] ?? []) as readonly { readonly leg: string; readonly status: string }[]
  const isUp = (leg: string) => sessions.some((one) => one.leg === leg && one.status === 'UP')
  const isBlameless = isShut(attributes) || !isCircuitUp(all)
  const agrees = legsAgreed(all)
  const legOf = (leg: 'primary' | 'secondary') => isUp(leg) || isBlameless || !agrees[leg]
  return { primary: legOf('primary'), secondary: legOf('secondary') }
}

const isProvisioned = (attributes: Readonly<Record<string, unknown>>): boolean =>
  attributes['lifecycleState'] === 'PROVISIONED'

const isShut = (attributes: Readonly<Record<string, unknown>>): boolean => attributes['adminState'] === 'DISABLED'

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

  'oci/vcn-route-rules': ({ ref, props, isThere }) => ({
    oci: {
      routeTables: [
        {
          ref: { ...ref, key: props['routeTableId'] as string, kind: 'VCN route table', name: tableName(ref.key) },
          vcnKey: keys.vcn,
          rules: isThere ? (props['rules'] as readonly WireRoute[]).map(asRoute) : [],
        },
      ],
    },
  }),

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
          exports: true,
          vcnRouteType: 'SUBNET_CIDRS',
        },
      ],
    },
  }),

  'oci/virtual-circuit-attachment': ({ ref, props, isThere }, all) => ({
    oci: {
      attachments: [
        {
          ref,
          drgKey: (props['drgId'] ?? keys.drg) as string,
          type: 'VIRTUAL_CIRCUIT',
          networkKey: (props['virtualCircuitId'] ?? keys.virtualCircuit) as string,
          // It comes, moves and goes with the circuit, which is to blame then.
          isAttached: isThere || !isCircuitOn(all, props['drgId']),
          tableKey: (props['drgRouteTableId'] ?? '') as string,
          exports: true,
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

  'oci/virtual-circuit': (object, all) => ({
    oci: {
      virtualCircuits: [
        {
          ref: object.ref,
          circuitKey: object.attributes ? keys.circuit : ownerOf(object.props['serviceKey'] ?? keys.circuit),
          ...(typeof object.props['drgId'] === 'string' && { drgKey: object.props['drgId'] }),
          isProvisioned: object.isThere && (object.attributes === undefined || isProvisioned(object.attributes)),
          isShut: object.attributes !== undefined && isShut(object.attributes),
          legs: legsOf(object, all),
          mtuBytes: object.props['mtu'] === 'MTU_9000' ? 9000 : 1500,
          prepends: 0,
        },
      ],
    },
  }),
}

/** Whether the virtual circuit is there and belongs to that DRG. */
const isCircuitOn = (all: readonly ReachObject[], drg: unknown): boolean =>
  all.some(
    ({ type, isThere, props }) =>
      type === 'oci/virtual-circuit' && isThere && (props['drgId'] ?? drg) === (drg ?? keys.drg),
  )

interface WireRoute {
  readonly destination: string
  readonly networkEntityId: string
}

const asRoute = ({ destination, networkEntityId }: WireRoute) => ({ destination, targetKey: networkEntityId })

const tableName = (key: string): string => key.split('/').at(-1)!
