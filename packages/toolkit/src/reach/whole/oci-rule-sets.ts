import { type Rule, type RuleSetFacts, securityGroupFacts, securityListFacts } from '@interconnect/oci'
import type { NetworkModel, OciRuleSet } from '@interconnect/reach'
import { asOciRule } from '../oci-rule.ts'
import { ifSeen, isOcid, type Reader, type Reading } from './reading.ts'

/** Every list of a subnet and every group of an interface, with the rules of others. */
export const ociRuleSets: Reader = async (model, reading) => {
  const { oci, signal, spec } = reading
  const owner = spec.name
  const lists = known(model.oci.securityLists, listKeys(model), 'security list')
  const groups = known(model.oci.securityGroups, groupKeys(model), 'network security group')
  const [securityLists, securityGroups] = await Promise.all([
    readAll(lists, reading, (id) => securityListFacts(oci, { id, owner }, { signal })),
    readAll(groups, reading, (id) => securityGroupFacts(oci, { id, owner }, { signal })),
  ])
  return { ...model, oci: { ...model.oci, securityLists, securityGroups } }
}

const listKeys = ({ oci }: NetworkModel): readonly string[] =>
  oci.subnets.flatMap(({ securityListKeys }) => securityListKeys)

const groupKeys = ({ oci, hosts }: NetworkModel): readonly string[] =>
  hosts
    .filter(({ ref }) => ref.side === 'oci')
    .flatMap(({ groupKeys: own }) => own ?? [])
    .concat(oci.subnets.flatMap(({ joinableKeys }) => joinableKeys ?? []))

function known(sets: readonly OciRuleSet[], keys: readonly string[], kind: string): readonly OciRuleSet[] {
  const there = new Map(sets.map((set) => [set.ref.key, set]))
  for (const key of keys) if (!there.has(key)) there.set(key, { ref: { key, side: 'oci', kind, name: key }, rules: [] })
  return [...there.values()]
}

const readAll = (
  sets: readonly OciRuleSet[],
  { idOf, keyOf }: Reading,
  read: (id: string) => Promise<RuleSetFacts | undefined>,
): Promise<readonly OciRuleSet[]> =>
  Promise.all(
    sets.map(async (set): Promise<OciRuleSet> => {
      const id = idOf(set.ref.key)
      const facts = isOcid(id) ? await ifSeen(read(id)) : undefined
      if (!facts) return set
      // One that only others name is not known by a name yet.
      const ref = set.ref.name === set.ref.key ? { ...set.ref, name: facts.name } : set.ref
      return { ref, rules: facts.rules.map((rule) => withKeys(rule, keyOf)) }
    }),
  )

const withKeys = (rule: Rule, keyOf: Reading['keyOf']) =>
  asOciRule(rule.peerType === 'nsg' ? { ...rule, peer: keyOf(rule.peer) } : rule)
