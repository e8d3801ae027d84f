import { AnalysedPath } from '@interconnect/oci-api'
import { describe, expect, it } from 'vitest'
import { worstOf } from './path-analysis.ts'

const node = (over: object) => ({ type: 'VISIBLE', ...over })
const allowed = (type: string, holder: object) => ({
  action: 'ALLOWED',
  actionType: 'EXPLICIT',
  allowedSecurityActionDetails: { isRestrictedOrPartial: false, allowedSecurityConfiguration: { type, ...holder } },
})
const denied = {
  action: 'DENIED',
  actionType: 'IMPLICIT',
  deniedSecurityActionDetails: {
    isRestrictedOrPartial: false,
    evaluatedSecurityListIds: ['l1'],
    evaluatedNsgIds: ['g1'],
  },
}
const listed = allowed('INGRESS_SECURITY_LIST', { securityListId: 'l1' })
const passes = { reachabilityStatus: 'REACHABLE', nodes: [node({}), node({ ingressSecurityAction: listed })] }
const lost = {
  reachabilityStatus: 'UNREACHABLE',
  nodes: [
    node({ egressSecurityAction: allowed('NSG', { nsgId: 'g1' }), nextHopRoutingAction: forwarded('VCN', 'rt') }),
    node({
      nextHopRoutingAction: {
        action: 'NO_ROUTE',
        actionType: 'IMPLICIT',
        noRouteRoutingActionDetails: {
          isRestrictedOrPartial: false,
          evaluatedDrgRouteTableId: 'dt',
          evaluatedVcnRouteTableId: null,
        },
      },
    }),
  ],
}
const unclear = { reachabilityStatus: 'INDETERMINATE', nodes: [], routeAnalysisDescription: 'an appliance on the way' }

function forwarded(type: 'VCN' | 'DRG', id: string) {
  const table = type === 'VCN' ? { vcnRouteTableId: id } : { drgRouteTableId: id }
  const forwardedRoutingConfiguration = { type, ...table, routeRule: { destination: '10.12.0.0/16' } }
  return {
    action: 'FORWARDED',
    actionType: 'EXPLICIT',
    forwardedRoutingActionDetails: { isRestrictedOrPartial: false, forwardedRoutingConfiguration },
  }
}

const answerOf = (...paths: readonly object[]) => worstOf(AnalysedPath.array().parse(paths))

describe('the answer of Network Path Analyzer', () => {
  it('names what let a packet pass, and says whether its answer was asked about, too', () => {
    const by = { did: 'allowed', ids: ['l1'] }
    expect(answerOf({ forwardRoute: passes })).toEqual({ reachability: 'REACHABLE', way: 'forth', by })
    expect(answerOf({ forwardRoute: passes, returnRoute: passes })).toMatchObject({ way: 'both' })
  })

  it('names the table without a route, the lists and groups without a rule, the table that leads elsewhere', () => {
    expect(answerOf({ forwardRoute: lost }).by).toEqual({ did: 'no-route', ids: ['dt'] })
    const shut = { reachabilityStatus: 'UNREACHABLE', nodes: [node({ ingressSecurityAction: denied })] }
    expect(answerOf({ forwardRoute: shut }).by).toEqual({ did: 'denied', ids: ['l1', 'g1'] })
    const away = {
      reachabilityStatus: 'UNREACHABLE',
      nodes: [node({ nextHopRoutingAction: forwarded('DRG', 'dt') }), node({})],
    }
    expect(answerOf({ forwardRoute: away }).by).toEqual({ did: 'sent-elsewhere', ids: ['dt'] })
  })

  it('is the worst of all equal ways, there and back', () => {
    const good = { forwardRoute: passes, returnRoute: passes }
    expect(answerOf(good, { ...good, returnRoute: lost })).toMatchObject({ reachability: 'UNREACHABLE', way: 'back' })
    expect(answerOf(good, { ...good, returnRoute: unclear })).toEqual({
      reachability: 'INDETERMINATE',
      way: 'back',
      remark: 'an appliance on the way',
    })
    expect(answerOf()).toEqual({ reachability: 'INDETERMINATE', way: 'forth' })
  })

  it('counts what Zero Trust Packet Routing stops as stopped, and reads what may not be seen', () => {
    const zpr = node({ ingressSecurityAction: { action: 'ZPR_DENIED', actionType: 'EXPLICIT' } })
    const hidden = { type: 'ACCESS_DENIED' }
    expect(answerOf({ forwardRoute: { reachabilityStatus: 'UNREACHABLE', nodes: [hidden, zpr] } })).toEqual({
      reachability: 'UNREACHABLE',
      way: 'forth',
      by: { did: 'denied', ids: [] },
    })
  })
})
