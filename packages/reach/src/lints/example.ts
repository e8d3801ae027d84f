import type { AzureRule, AzureRouteTable } from '../model/azure.ts'
import { aModel } from '../model/model.fixture.ts'
import type { NetworkModel } from '../model/network-model.ts'
import type { OciRule, VcnRoute } from '../model/oci.ts'

export { aModel, anAzureRule, anOciRule, aRef, keysOf } from '../model/model.fixture.ts'

const replaced = <T extends { readonly ref: { readonly key: string } }>(
  all: readonly T[],
  key: string,
  change: (one: T) => T,
): readonly T[] => all.map((one) => (one.ref.key === key ? change(one) : one))

const { azure, oci } = aModel()

/** The good network with other rules in one of its security groups. */
export const withAzureRules = (key: string, rules: readonly AzureRule[]): NetworkModel =>
  aModel({ azure: { securityGroups: replaced(azure.securityGroups, key, (group) => ({ ...group, rules })) } })

export const withListRules = (key: string, rules: readonly OciRule[]): NetworkModel =>
  aModel({ oci: { securityLists: replaced(oci.securityLists, key, (list) => ({ ...list, rules })) } })

export const withVcnRoutes = (key: string, rules: readonly VcnRoute[]): NetworkModel =>
  aModel({ oci: { routeTables: replaced(oci.routeTables, key, (table) => ({ ...table, rules })) } })

export const withAzureRoutes = (key: string, change: Partial<AzureRouteTable>): NetworkModel =>
  aModel({ azure: { routeTables: replaced(azure.routeTables, key, (table) => ({ ...table, ...change })) } })
