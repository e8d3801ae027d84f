import {
  CreateSecurityListDetails,
  type EgressSecurityRule,
  type IngressSecurityRule,
  UpdateSecurityListDetails,
  securityLists,
} from '@interconnect/oci-api'
import type { Call } from '../call.ts'
import { plainStations, simKind } from '../kind.ts'
import { checkLimit } from '../limit.ts'
import { liveObject, liveObjects } from '../objects.ts'
import { checkPeer, checkRuleShape } from '../security-rule-checks.ts'
import { conflict, inUse } from '../service-fault.ts'
import { usableVcn } from '../vcn-defaults.ts'

interface Rules {
  readonly ingressSecurityRules?: readonly IngressSecurityRule[] | undefined
  readonly egressSecurityRules?: readonly EgressSecurityRule[] | undefined
}

function checkRules({ ingressSecurityRules = [], egressSecurityRules = [] }: Rules, { world, region }: Call): void {
  const count = Math.max(ingressSecurityRules.length, egressSecurityRules.length)
  const message = (most: number) => `A security list has at most ${most} rules in each direction.`
  checkLimit(world, 'rulesPerSecurityList', count, message)
  for (const rule of ingressSecurityRules) {
    checkRuleShape(rule)
    checkPeer('source', rule.source, rule.sourceType, region)
  }
  for (const rule of egressSecurityRules) {
    checkRuleShape(rule)
    checkPeer('destination', rule.destination, rule.destinationType, region)
  }
}

const ingress = (rule: IngressSecurityRule) => ({ sourceType: 'CIDR_BLOCK' as const, isStateless: false, ...rule })
const egress = (rule: EgressSecurityRule) => ({ destinationType: 'CIDR_BLOCK' as const, isStateless: false, ...rule })

export const securityList = simKind({
  name: 'security-list',
  service: 'iaas',
  api: securityLists,
  stations: plainStations,
  create: {
    body: CreateSecurityListDetails,
    check(body, call) {
      usableVcn(call, body.vcnId)
      checkRules(body, call)
      const count = liveObjects(call.world, 'security-list').filter(({ wire }) => wire.vcnId === body.vcnId).length
      checkLimit(call.world, 'securityListsPerVcn', count + 1, (most) => `A VCN has at most ${most} security lists.`)
    },
    make: (body) => ({
      wire: {
        ...body,
        ingressSecurityRules: body.ingressSecurityRules.map(ingress),
        egressSecurityRules: body.egressSecurityRules.map(egress),
      },
    }),
  },
  update: {
    body: UpdateSecurityListDetails,
    check: (_, body, call) => checkRules(body, call),
    apply: ({ wire }, { ingressSecurityRules, egressSecurityRules, ...rest }) => ({
      ...rest,
      ingressSecurityRules: ingressSecurityRules?.map(ingress) ?? wire.ingressSecurityRules,
      egressSecurityRules: egressSecurityRules?.map(egress) ?? wire.egressSecurityRules,
    }),
  },
  delete: {
    check({ wire }, { world }) {
      if (liveObject(world, 'vcn', wire.vcnId)?.wire.defaultSecurityListId === wire.id)
        throw conflict(`SecurityList ${wire.id} is the default of its VCN.`)
      const user = liveObjects(world, 'subnet').find((subnet) => subnet.wire.securityListIds?.includes(wire.id))
      if (user) throw inUse(securityLists.title, wire.id, 'Subnet', user.wire.id)
    },
  },
})
