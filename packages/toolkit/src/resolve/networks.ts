import {
  type DocumentPath,
  type ExistingSubnet,
  type Finding,
  nearest,
  type Prefix,
  type ResolvedNetwork,
  type ResolvedSubnet,
} from '@interconnect/model'

/** The `network` part of either side, as written. */
export interface NetworkSpec {
  readonly cidr?: Prefix
  readonly existing?: string
  readonly subnets?: Readonly<Record<string, Prefix>>
  /** Our name → its name or OCID there. */
  readonly existingSubnets?: Readonly<Record<string, string>>
}

/** What was read about a network of others. */
export interface ExistingNetwork {
  readonly cidrs: readonly Prefix[]
  readonly subnets: ReadonlyMap<string, ExistingSubnet & { readonly prefix: Prefix }>
}

/** The network with all its subnets; a finding for each existing subnet that is not there. */
export function resolveNetwork(
  spec: NetworkSpec,
  facts: ExistingNetwork | undefined,
  at: DocumentPath,
): { network: ResolvedNetwork; findings: Finding[] } {
  const made = Object.entries(spec.subnets ?? {}).map(([name, prefix]): ResolvedSubnet => ({ name, prefix }))
  if (spec.existing === undefined)
    return { network: { cidrs: spec.cidr ? [spec.cidr] : [], subnets: made }, findings: [] }
  const findings: Finding[] = []
  const found = Object.entries(spec.existingSubnets ?? {}).flatMap(([name, there]): ResolvedSubnet[] => {
    const fact = facts?.subnets.get(there)
    if (!fact) {
      findings.push(missingSubnet(name, there, facts, at))
      return []
    }
    const { prefix, ...existing } = fact
    return [{ name, prefix, existing }]
  })
  return { network: { existing: spec.existing, cidrs: facts?.cidrs ?? [], subnets: [...found, ...made] }, findings }
}

function missingSubnet(name: string, there: string, facts: ExistingNetwork | undefined, at: DocumentPath): Finding {
  const known = [...(facts?.subnets.keys() ?? [])]
  const meant = nearest(there, known)
  return {
    id: 'existing/unknown-subnet',
    severity: 'error',
    at: [...at, 'existingSubnets', name],
    message: `the existing network has no subnet '${there}'`,
    hint: meant ? `did you mean ${meant}?` : `it has: ${known.join(', ') || 'none'}`,
    actual: there,
  }
}
