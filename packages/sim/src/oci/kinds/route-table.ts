import {
  CreateRouteTableDetails,
  type RouteRule,
  UpdateRouteTableDetails,
  parseOcid,
  routeTables,
} from '@interconnect/oci-api'
import { type Call, relatedObject } from '../call.ts'
import { cidrOf, isIpv6 } from '../cidr.ts'
import { plainStations, simKind } from '../kind.ts'
import { checkLimit } from '../limit.ts'
import { liveObject, liveObjects } from '../objects.ts'
import { conflict, inUse, invalid, relatedNotFound } from '../service-fault.ts'
import { oracleServicesOf } from '../oracle-services.ts'
import type { Stored } from '../stored.ts'
import { usableVcn } from '../vcn-defaults.ts'

const targets: Readonly<Record<string, 'internet-gateway' | 'nat-gateway' | 'service-gateway' | undefined>> = {
  internetgateway: 'internet-gateway',
  natgateway: 'nat-gateway',
  servicegateway: 'service-gateway',
}

/** A gateway of the same VCN, or a DRG attached to it. */
function checkTarget({ networkEntityId }: RouteRule, vcnId: string, call: Call): void {
  const type = parseOcid(networkEntityId)?.type ?? ''
  if (type === 'drg') return checkAttached(networkEntityId, vcnId, call)
  const kind = targets[type]
  if (!kind || relatedObject(call, kind, networkEntityId).wire.vcnId !== vcnId) throw relatedNotFound(networkEntityId)
}

/** @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingroutetables.htm */
function checkAttached(drgId: string, vcnId: string, call: Call): void {
  relatedObject(call, 'drg', drgId)
  const attached = liveObjects(call.world, 'drg-attachment').some(
    ({ wire }) => wire.drgId === drgId && wire.vcnId === vcnId && wire.lifecycleState !== 'DETACHING',
  )
  if (!attached) throw invalid(`Drg ${drgId} is not attached to VCN ${vcnId}`)
}

function destinationOf({ destination, cidrBlock }: RouteRule): string {
  if ((destination === undefined) === (cidrBlock === undefined))
    throw invalid('Exactly one of destination and cidrBlock must be given in a route rule')
  return destination ?? cidrBlock!
}

function checkRule(rule: RouteRule, vcnId: string, call: Call): void {
  const destination = destinationOf(rule)
  if (rule.destinationType === 'SERVICE_CIDR_BLOCK') {
    if (!oracleServicesOf(call.region).some(({ cidrBlock }) => cidrBlock === destination))
      throw invalid(`routeRules: '${destination}' is not a service CIDR label of this region`)
    if (parseOcid(rule.networkEntityId)?.type !== 'servicegateway')
      throw invalid('A rule to a service CIDR must target a service gateway')
  } else if (!isIpv6(destination)) cidrOf('routeRules', destination)
  checkTarget(rule, vcnId, call)
}

function checkRules(rules: readonly RouteRule[], vcnId: string, call: Call): void {
  checkLimit(call.world, 'rulesPerRouteTable', rules.length, (most) => `A route table has at most ${most} rules.`)
  for (const rule of rules) checkRule(rule, vcnId, call)
  const seen = new Set<string>()
  for (const destination of rules.map(destinationOf)) {
    if (seen.has(destination)) throw invalid(`Route rules must be unique: ${destination} is there twice`)
    seen.add(destination)
  }
}

const asAnswered = (rule: RouteRule) => {
  const { cidrBlock: _, ...rest } = rule
  return {
    ...rest,
    destination: destinationOf(rule),
    destinationType: rule.destinationType ?? 'CIDR_BLOCK',
    routeType: rule.routeType ?? 'STATIC',
  } as const
}

/** Refused for the VCN's default table, and while a subnet, gateway or DRG attachment uses the table. */
function checkUnused({ wire }: Stored<'route-table'>, call: Call): void {
  const vcn = liveObject(call.world, 'vcn', wire.vcnId)
  if (vcn?.wire.defaultRouteTableId === wire.id) throw conflict(`RouteTable ${wire.id} is the default of its VCN.`)
  const kinds = ['subnet', 'internet-gateway', 'nat-gateway', 'service-gateway', 'drg-attachment'] as const
  for (const kind of kinds) {
    const user = liveObjects(call.world, kind).find(({ wire: other }) => {
      const details = 'networkDetails' in other ? other.networkDetails?.routeTableId : undefined
      return other.routeTableId === wire.id || details === wire.id
    })
    if (user) throw inUse(routeTables.title, wire.id, kind, user.wire.id)
  }
}

export const routeTable = simKind({
  name: 'route-table',
  service: 'iaas',
  api: routeTables,
  stations: plainStations,
  create: {
    body: CreateRouteTableDetails,
    check(body, call) {
      usableVcn(call, body.vcnId)
      checkRules(body.routeRules, body.vcnId, call)
      const count = liveObjects(call.world, 'route-table').filter(({ wire }) => wire.vcnId === body.vcnId).length
      checkLimit(call.world, 'routeTablesPerVcn', count + 1, (most) => `A VCN has at most ${most} route tables.`)
    },
    make: (body) => ({ wire: { ...body, routeRules: body.routeRules.map(asAnswered) } }),
  },
  update: {
    body: UpdateRouteTableDetails,
    check({ wire }, body, call) {
      usableVcn(call, wire.vcnId)
      checkRules(body.routeRules ?? [], wire.vcnId, call)
    },
    apply({ wire }, { routeRules, ...rest }) {
      return { ...rest, routeRules: routeRules?.map(asAnswered) ?? wire.routeRules }
    },
  },
  delete: { check: checkUnused },
})
