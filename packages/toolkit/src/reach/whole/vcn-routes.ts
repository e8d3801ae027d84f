import { vcnGatewayFacts, vcnTableFacts } from '@interconnect/oci'
import type { NetworkModel, VcnGateway, VcnRouteTable } from '@interconnect/reach'
import { ifSeen, isOcid, type Reader, type Reading } from './reading.ts'

/** Every table of a subnet or an attachment with all its rules, and the gateways they lead to. */
export const vcnRoutes: Reader = async (model, reading) => {
  const routeTables = await Promise.all([...knownTables(model).values()].map((table) => wholeTable(table, reading)))
  const targets = new Set(routeTables.flatMap(({ rules }) => rules.map(({ targetKey }) => targetKey)))
  const gateways = await Promise.all([...targets].map((id) => gatewayOf(id, reading)))
  return { ...model, oci: { ...model.oci, routeTables, gateways: gateways.flat() } }
}

function knownTables({ oci }: NetworkModel): ReadonlyMap<string, VcnRouteTable> {
  const tables = new Map(oci.routeTables.map((table) => [table.ref.key, table]))
  const named = [
    ...oci.subnets.map(({ routeTableKey, vcnKey }) => [routeTableKey, vcnKey] as const),
    ...oci.attachments.map(({ vcnRouteTableKey = '', networkKey }) => [vcnRouteTableKey, networkKey] as const),
  ]
  for (const [key, vcnKey] of named)
    if (key !== '' && !tables.has(key))
      tables.set(key, { ref: { key, side: 'oci', kind: 'VCN route table', name: key }, vcnKey, rules: [] })
  return tables
}

async function wholeTable(table: VcnRouteTable, { oci, signal, idOf, keyOf }: Reading): Promise<VcnRouteTable> {
  const id = idOf(table.ref.key)
  const facts = isOcid(id) ? await ifSeen(vcnTableFacts(oci, id, { signal })) : undefined
  if (!facts) return table
  return {
    ...table,
    ref: { ...table.ref, name: facts.name },
    rules: facts.rules.map(({ destination, targetId }) => ({ destination, targetKey: keyOf(targetId) })),
  }
}

async function gatewayOf(key: string, { oci, signal, keyOf }: Reading): Promise<readonly VcnGateway[]> {
  const facts = isOcid(key) ? await ifSeen(vcnGatewayFacts(oci, key, { signal })) : undefined
  if (!facts) return []
  const { type, name, vcnId, isOpen } = facts
  return [{ ref: { key, side: 'oci', kind: `${titles[type]} gateway`, name }, type, vcnKey: keyOf(vcnId), isOpen }]
}

const titles = { internet: 'internet', nat: 'NAT', service: 'service' } as const
