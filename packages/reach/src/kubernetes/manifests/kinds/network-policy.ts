import { z } from 'zod'
import { everything } from '../../labels.ts'
import {
  type BlockPeer,
  type Direction,
  type PolicyPeer,
  type PolicyPort,
  type PolicyRule,
  transports,
} from '../../objects.ts'
import { holds } from '../../peer.ts'
import { defineManifestKind } from '../manifest-kind.ts'
import { AddressText, listOf, Metadata, Selector } from '../wire.ts'

const complain = (context: z.RefinementCtx, path: string[], message: string) =>
  context.addIssue({ code: 'custom', path, message, input: undefined })

const Block = z
  .looseObject({ cidr: AddressText, except: listOf(AddressText) })
  .superRefine(({ cidr, except }, context) => {
    if (!except.every((hole) => holds(cidr, hole) && !holds(hole, cidr)))
      complain(context, ['except'], 'every exception must be a part of cidr, and not all of it')
  })
  .transform(({ cidr, except }): BlockPeer => ({ block: cidr, except }))

/** Exactly one form: a block, or selectors. */
const Peer = z
  .looseObject({ ipBlock: Block.nullish(), podSelector: Selector.nullish(), namespaceSelector: Selector.nullish() })
  .transform(({ ipBlock, podSelector, namespaceSelector }, context): PolicyPeer => {
    const bySelector = podSelector ?? namespaceSelector
    if (ipBlock && bySelector) complain(context, ['ipBlock'], 'a peer has either ipBlock or selectors')
    if (ipBlock) return ipBlock
    if (!bySelector) complain(context, [], 'a peer needs ipBlock, podSelector or namespaceSelector')
    return { pods: podSelector ?? everything, ...(namespaceSelector ? { namespaces: namespaceSelector } : {}) }
  })

const portNumber = z.int().min(1).max(65_535)
/** An IANA service name, which has a letter: `8080` in quotes is none. */
const portName = z
  .string()
  .regex(
    /^(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/,
    'is not the name of a port; a number is written without quotes',
  )

const Port = z
  .looseObject({
    protocol: z.enum(transports).nullish(),
    port: z.union([portNumber, portName]).nullish(),
    endPort: portNumber.nullish(),
  })
  .superRefine(({ port, endPort }, context) => {
    if (endPort === null || endPort === undefined) return
    if (typeof port !== 'number') complain(context, ['endPort'], 'endPort needs a port that is a number')
    else if (endPort < port) complain(context, ['endPort'], `endPort ${endPort} is below port ${port}`)
  })
  .transform(({ protocol, port, endPort }): PolicyPort => ({
    transport: protocol ?? 'TCP',
    ...(port === null || port === undefined ? {} : { port }),
    ...(endPort === null || endPort === undefined ? {} : { endPort }),
  }))

/** An empty list, like none, restricts nothing; neither does an empty rule. */
const ruleOf = (peers: readonly PolicyPeer[] = [], ports: readonly PolicyPort[] = []): PolicyRule => ({
  ...(peers.length > 0 ? { peers } : {}),
  ...(ports.length > 0 ? { ports } : {}),
})

const IngressRule = z
  .looseObject({ from: listOf(Peer), ports: listOf(Port) })
  .nullish()
  .transform((rule) => ruleOf(rule?.from, rule?.ports))

const EgressRule = z
  .looseObject({ to: listOf(Peer), ports: listOf(Port) })
  .nullish()
  .transform((rule) => ruleOf(rule?.to, rule?.ports))

const Spec = z.looseObject({
  podSelector: Selector.nullish(),
  policyTypes: listOf(z.enum(['Ingress', 'Egress'])),
  ingress: listOf(IngressRule),
  egress: listOf(EgressRule),
})

/** Without `policyTypes` a policy is about ingress, and about egress only when it has a rule for it. */
const isolates = ({ policyTypes, egress }: z.infer<typeof Spec>): Direction[] =>
  policyTypes.length > 0
    ? policyTypes.map((type) => (type === 'Ingress' ? 'ingress' : 'egress'))
    : egress.length > 0
      ? ['ingress', 'egress']
      : ['ingress']

/**
 * What the API server refuses is a finding here as well.
 * @source https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export const networkPolicy = defineManifestKind({
  group: 'networking.k8s.io',
  kinds: ['NetworkPolicy'],
  schema: z.looseObject({ metadata: Metadata, spec: Spec.nullish() }),
  read({ metadata: { name, namespace }, spec }, { place }) {
    const { ingress = [], egress = [] } = spec ?? {}
    return {
      policies: [
        {
          namespace,
          name,
          pods: spec?.podSelector ?? everything,
          isolates: spec ? isolates(spec) : ['ingress'],
          ingress,
          egress,
          ...(place ? { place } : {}),
        },
      ],
    }
  },
})
