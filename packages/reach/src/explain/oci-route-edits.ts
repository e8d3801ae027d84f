import type { Prefix } from '@interconnect/model'
import type { NetworkModel } from '../model/network-model.ts'
import { objectTitle } from '../model/object.ts'
import type { OciSide } from '../model/oci.ts'
import { changeOci, type Edit, type Met } from './edit.ts'

/** Tables of the DRG that might be others, what they import, circuits, gateways, and rows of VCN tables. */
export function ociRouteEdits(model: NetworkModel, met: Met): readonly Edit[] {
  const { oci } = model
  // What the table of an entrance says is offered to the DRG as well: it decides about packets that never come there.
  const entrances = new Set(oci.attachments.map(({ vcnRouteTableKey }) => vcnRouteTableKey))
  const tables = oci.routeTables.filter(({ ref }) => met.has(ref.key) || entrances.has(ref.key))
  return [
    ...oci.attachments.flatMap((attachment) => attachmentEdits(oci, attachment)),
    ...oci.drgRouteTables.flatMap((table) => drgTableEdits(oci, table)),
    ...oci.imports.flatMap(importEdits),
    ...oci.virtualCircuits.flatMap(circuitEdits),
    ...oci.gateways
      .filter(({ isOpen }) => !isOpen)
      .map(({ ref }) => ({
        object: ref,
        fault: 'is closed',
        text: `open ${objectTitle(ref)}`,
        apply: changeOci('gateways', ref.key, (one) => ({ ...one, isOpen: true })),
      })),
    ...tables.flatMap((table) => vcnTableEdits(model, table)),
  ]
}

type Attachment = OciSide['attachments'][number]

function attachmentEdits(
  { drgRouteTables }: OciSide,
  { ref, isAttached, exports, drgKey, tableKey }: Attachment,
): Edit[] {
  const change = (over: Partial<Attachment>) => changeOci('attachments', ref.key, (one) => ({ ...one, ...over }))
  const others = drgRouteTables.filter((table) => table.drgKey === drgKey && table.ref.key !== tableKey)
  return [
    ...(isAttached
      ? []
      : [{ object: ref, fault: 'is not attached', text: 'attach it', apply: change({ isAttached: true }) }]),
    ...(exports === false
      ? [
          {
            object: ref,
            fault: 'exports nothing',
            text: 'give it the export distribution',
            apply: change({ exports: true }),
          },
        ]
      : []),
    ...others.map((table) => ({
      object: ref,
      fault: `uses ${tableTitle(drgRouteTables, tableKey)}`,
      text: `give it ${objectTitle(table.ref)}`,
      apply: change({ tableKey: table.ref.key }),
    })),
  ]
}

const tableTitle = (tables: OciSide['drgRouteTables'], key: string): string => {
  const table = tables.find(({ ref }) => ref.key === key)
  return table ? objectTitle(table.ref) : 'a DRG route table that is gone'
}

function drgTableEdits(
  { imports }: OciSide,
  { ref, drgKey, importKey, staticRules }: OciSide['drgRouteTables'][number],
): Edit[] {
  const usable = imports.filter((one) => one.drgKey === drgKey && one.ref.key !== importKey)
  return [
    ...usable.map((one) => ({
      object: ref,
      fault: importKey === undefined ? 'imports nothing' : 'imports by another distribution',
      text: `import by ${objectTitle(one.ref)}`,
      apply: changeOci('drgRouteTables', ref.key, (table) => ({ ...table, importKey: one.ref.key })),
    })),
    ...staticRules.map(({ id, destination }) => ({
      object: ref,
      rule: destination,
      fault: `sends ${destination} elsewhere by a static rule`,
      text: `remove the static rule for ${destination}`,
      apply: changeOci('drgRouteTables', ref.key, (table) => ({
        ...table,
        staticRules: table.staticRules.filter((rule) => rule.id !== id),
      })),
    })),
  ]
}

const importEdits = ({ ref }: OciSide['imports'][number]): Edit[] =>
  (['VCN', 'VIRTUAL_CIRCUIT'] as const).map((attachmentType) => ({
    object: ref,
    fault: `does not accept routes of ${attachmentType} attachments`,
    text: `add a statement that accepts ${attachmentType} attachments`,
    apply: changeOci('imports', ref.key, (one) => ({
      ...one,
      statements: [...one.statements, { matchType: 'DRG_ATTACHMENT_TYPE', attachmentType }],
    })),
  }))

function circuitEdits({ ref, legs, isProvisioned, isShut }: OciSide['virtualCircuits'][number]): Edit[] {
  const change = (over: object) => changeOci('virtualCircuits', ref.key, (one) => ({ ...one, ...over }))
  const isDown = !legs.primary || !legs.secondary
  return [
    ...(isProvisioned
      ? []
      : [{ object: ref, fault: 'is not provisioned', text: 'provision it', apply: change({ isProvisioned: true }) }]),
    ...(isShut
      ? [
          {
            object: ref,
            fault: 'has its BGP sessions switched off',
            text: 'set its BGP admin state to ENABLED',
            apply: change({ isShut: false }),
          },
        ]
      : []),
    ...(isDown
      ? [
          {
            object: ref,
            fault: `has ${legs.primary || legs.secondary ? 'one leg' : 'both legs'} down`,
            text: 'bring its BGP sessions up',
            apply: change({ legs: { primary: true, secondary: true } }),
          },
        ]
      : []),
  ]
}

/** A rule for each network on the other side of each gateway the VCN has, and every rule away. */
function vcnTableEdits({ azure, oci }: NetworkModel, { ref, vcnKey, rules }: OciSide['routeTables'][number]): Edit[] {
  const drgs = oci.attachments.filter(({ type, networkKey }) => type === 'VCN' && networkKey === vcnKey)
  const remote: readonly Prefix[] = [
    ...azure.networks.flatMap(({ cidrs }) => cidrs),
    ...oci.vcns.filter((vcn) => vcn.ref.key !== vcnKey).flatMap(({ cidrs }) => cidrs),
  ]
  const led = (destination: Prefix) => rules.some((rule) => rule.destination === destination)
  const add = drgs.flatMap(({ drgKey }) =>
    remote.map((destination) => ({
      object: ref,
      ...(led(destination) && { rule: destination }),
      fault: led(destination) ? `sends ${destination} elsewhere` : `has no route for ${destination} to the DRG`,
      text: `add a route rule: ${destination} → ${drgTitle(oci, drgKey)}`,
      apply: changeOci('routeTables', ref.key, (table) => ({
        ...table,
        rules: [...table.rules.filter((rule) => rule.destination !== destination), { destination, targetKey: drgKey }],
      })),
    })),
  )
  const remove = rules.map(({ destination, targetKey }) => ({
    object: ref,
    rule: destination,
    fault: `sends ${destination} elsewhere`,
    text: `remove the route rule for ${destination}`,
    apply: changeOci('routeTables', ref.key, (table) => ({
      ...table,
      rules: table.rules.filter((rule) => rule.destination !== destination || rule.targetKey !== targetKey),
    })),
  }))
  return [...add, ...remove]
}

const drgTitle = ({ drgs }: OciSide, key: string): string => {
  const drg = drgs.find(({ ref }) => ref.key === key)
  return drg ? objectTitle(drg.ref) : 'the DRG'
}
