import type { AzureSide, NetworkModel, OciSide } from '@interconnect/reach'
import type { ReachObject } from './reach-object.ts'

type Additions<S> = { readonly [K in keyof S]?: S[K] }

/** What one object brings into the model. */
export interface ModelPart {
  readonly azure?: Additions<AzureSide>
  readonly oci?: Additions<OciSide>
  /** Rules and routes for an object that another part brings, or that is only known by its id. */
  readonly azureRules?: { readonly groupKey: string; readonly rules: AzureSide['securityGroups'][number]['rules'] }
  readonly ociRules?: { readonly groupKey: string; readonly rules: OciSide['securityGroups'][number]['rules'] }
}

/** Reads the props of one kind. Objects that are not there bring what their absence means, or nothing. */
export type PartOf = (object: ReachObject, all: readonly ReachObject[]) => ModelPart

function joined<S extends object>(base: S, additions: readonly Additions<S>[]): S {
  const result: Record<string, readonly unknown[]> = { ...(base as Record<string, readonly unknown[]>) }
  for (const addition of additions)
    for (const [list, values] of Object.entries(addition as Record<string, readonly unknown[]>))
      result[list] = [...(result[list] ?? []), ...values]
  return result as S
}

/** The model with all parts in it. */
export function withParts(model: NetworkModel, parts: readonly ModelPart[]): NetworkModel {
  const azure = joined(
    model.azure,
    parts.flatMap((part) => part.azure ?? []),
  )
  const oci = joined(
    model.oci,
    parts.flatMap((part) => part.oci ?? []),
  )
  const azureRules = parts.flatMap((part) => part.azureRules ?? [])
  const ociRules = parts.flatMap((part) => part.ociRules ?? [])
  return {
    ...model,
    azure: { ...azure, securityGroups: withRules(azure.securityGroups, azureRules) },
    oci: { ...oci, securityGroups: withRules(oci.securityGroups, ociRules) },
  }
}

const withRules = <Rule, Group extends { readonly ref: { readonly key: string }; readonly rules: readonly Rule[] }>(
  groups: readonly Group[],
  contents: readonly { readonly groupKey: string; readonly rules: readonly Rule[] }[],
): readonly Group[] =>
  groups.map((group) => {
    const rules = contents.filter(({ groupKey }) => groupKey === group.ref.key).flatMap((one) => one.rules)
    return { ...group, rules: [...group.rules, ...rules] }
  })
