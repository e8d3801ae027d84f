import { type DrgFacts, drgFacts, vcnFacts } from '@interconnect/oci'
import { isPrefix } from '@interconnect/model'
import type { DrgAttachmentObject, NetworkModel, ObjectRef, OciSubnet } from '@interconnect/reach'
import type { DistributionMatch } from '@interconnect/routing'
import { ifSeen, type Reader, type Reading } from './reading.ts'

/** The DRG with every attachment, table and distribution, whoever made them, and the other VCNs behind it. */
export const wholeDrg: Reader = async (model, reading) => {
  const [drg] = model.oci.drgs
  if (!drg) return model
  const { oci, signal, spec, idOf } = reading
  const of = { drgId: idOf(drg.ref.key), compartments: [spec.oci.compartment] }
  const facts = await ifSeen(drgFacts(oci, of, { signal }))
  if (!facts) return model
  const attachments = withAttachments(model, { drgKey: drg.ref.key, facts, reading })
  const known = new Set(model.oci.vcns.map(({ ref }) => ref.key))
  const others = attachments.filter(({ type, networkKey }) => type === 'VCN' && !known.has(networkKey))
  const next: NetworkModel = {
    ...model,
    oci: { ...model.oci, attachments, ...tablesOf(model, drg.ref.key, { facts, reading }) },
  }
  const vcns = await Promise.all(others.map(({ networkKey }) => vcnOfOthers(networkKey, reading)))
  return vcns.reduce<NetworkModel>((on, add) => add(on), next)
}

interface Read {
  readonly facts: DrgFacts
  readonly reading: Reading
}

/** An attachment the document only assumed is known by what it attaches. */
function withAttachments(
  { oci }: NetworkModel,
  { drgKey, facts, reading: { keyOf } }: Read & { readonly drgKey: string },
): readonly DrgAttachmentObject[] {
  const held = facts.attachments
    .filter(({ type }) => isKnownType(type))
    .map((wire): DrgAttachmentObject => {
      const networkKey = keyOf(wire.networkId)
      const known =
        oci.attachments.find(({ ref }) => ref.key === keyOf(wire.id)) ??
        oci.attachments.find((one) => one.type === wire.type && one.networkKey === networkKey)
      return {
        ref: known?.ref ?? refOf('DRG attachment', wire.id, wire.name),
        drgKey,
        type: wire.type as DrgAttachmentObject['type'],
        networkKey,
        isAttached: true,
        tableKey: keyOf(wire.tableId ?? ''),
        exports: wire.type === 'VCN' || wire.exports,
        ...(wire.type === 'VCN' && { vcnRouteType: wire.vcnRouteType ?? 'SUBNET_CIDRS' }),
        ...(wire.vcnRouteTableId !== undefined && { vcnRouteTableKey: keyOf(wire.vcnRouteTableId) }),
      }
    })
  const there = new Set(held.map(({ ref }) => ref.key))
  return [...held, ...oci.attachments.filter(({ ref }) => !there.has(ref.key))]
}

const knownTypes = ['VCN', 'VIRTUAL_CIRCUIT', 'IPSEC_TUNNEL', 'REMOTE_PEERING_CONNECTION']

/** Loopbacks carry no packets of ours. */
const isKnownType = (type: string): boolean => knownTypes.includes(type)

function tablesOf({ oci }: NetworkModel, drgKey: string, { facts, reading: { keyOf } }: Read) {
  const known = new Map([...oci.drgRouteTables, ...oci.imports].map(({ ref }) => [ref.key, ref]))
  return {
    drgRouteTables: facts.tables.map(({ id, name, importId, ecmp, staticRules }) => ({
      ref: known.get(keyOf(id)) ?? refOf('DRG route table', id, name),
      drgKey,
      isEcmpEnabled: ecmp,
      staticRules: staticRules.flatMap((rule) =>
        isPrefix(rule.destination)
          ? [{ id: rule.id, destination: rule.destination, nextHopAttachmentId: keyOf(rule.nextHopDrgAttachmentId) }]
          : [],
      ),
      ...(importId !== undefined && { importKey: keyOf(importId) }),
    })),
    imports: facts.imports.map(({ id, name, statements }) => ({
      ref: known.get(keyOf(id)) ?? refOf('DRG route distribution', id, name),
      drgKey,
      statements: statements.map((one) => matchOf(one, keyOf)),
    })),
  }
}

function matchOf(
  criterion: DrgFacts['imports'][number]['statements'][number],
  keyOf: Reading['keyOf'],
): DistributionMatch {
  if (criterion?.attachmentType !== undefined)
    return { matchType: 'DRG_ATTACHMENT_TYPE', attachmentType: criterion.attachmentType }
  if (criterion?.drgAttachmentId !== undefined)
    return { matchType: 'DRG_ATTACHMENT_ID', drgAttachmentId: keyOf(criterion.drgAttachmentId) }
  return { matchType: 'MATCH_ALL' }
}

const refOf = (kind: string, key: string, name: string): ObjectRef => ({
  key,
  side: 'oci',
  kind,
  name: name === '' ? key : name,
})

/** Another VCN on the DRG with its subnets, as `oci/<its name>/<subnet>`. */
async function vcnOfOthers(id: string, { oci, signal }: Reading): Promise<(model: NetworkModel) => NetworkModel> {
  const facts = await ifSeen(vcnFacts(oci, id, { signal }))
  if (!facts) return (model) => model
  const subnets = facts.subnets.map((subnet): OciSubnet => ({
    ref: refOf('subnet', subnet.id, subnet.name),
    name: `${facts.name}/${subnet.name}`,
    vcnKey: id,
    prefix: subnet.prefix as OciSubnet['prefix'],
    routeTableKey: subnet.routeTableId,
    securityListKeys: subnet.securityListIds,
    isPrivate: subnet.isPrivate,
  }))
  const vcn = { ref: refOf('VCN', id, facts.name), cidrs: facts.cidrs.filter(isPrefix) }
  return (model) => ({
    ...model,
    oci: { ...model.oci, vcns: [...model.oci.vcns, vcn], subnets: [...model.oci.subnets, ...subnets] },
  })
}
