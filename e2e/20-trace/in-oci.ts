import {
  actionPath,
  childPath,
  Drg,
  DrgAttachment,
  drgAttachments,
  DrgRouteDistribution,
  drgRouteDistributions,
  DrgRouteDistributionStatement,
  DrgRouteTable,
  drgRouteTables,
  drgs,
  objectPath,
  RouteTable,
  routeTables,
  SecurityList,
  securityLists,
  Subnet,
  subnets,
  Vcn,
  vcns,
  VirtualCircuit,
  virtualCircuits,
} from '@interconnect/oci-api'
import type { z } from 'zod'
import { compartment } from '../harness/hands.ts'
import type { Consoles, Undo } from './break.ts'

type Sort<T> = readonly [api: { readonly collection: `/${string}` }, schema: z.ZodType<T>]

const gone = ['TERMINATED', 'DETACHED']

/** The one object of a sort with that name; the first of the compartment without. */
export async function one<T extends { readonly displayName?: string | undefined; readonly lifecycleState?: string }>(
  { oci }: Consoles,
  [api, schema]: Sort<T>,
  { name, ...query }: { readonly name?: string; readonly [filter: string]: string | undefined } = {},
): Promise<T> {
  const all = await oci.list(api.collection, schema, { compartmentId: compartment, ...query })
  const alive = all.filter(({ lifecycleState = '' }) => !gone.includes(lifecycleState))
  return alive.find(({ displayName }) => name === undefined || displayName === name)!
}

export const theVcn = (consoles: Consoles) => one(consoles, [vcns, Vcn], { name: 'quickstart-vcn' })
export const theSubnet = (consoles: Consoles) => one(consoles, [subnets, Subnet], { name: 'quickstart-compute' })
export const theList = (consoles: Consoles) =>
  one(consoles, [securityLists, SecurityList], { name: 'quickstart-compute' })
export const theDrg = (consoles: Consoles) => one(consoles, [drgs, Drg], { name: 'quickstart-drg' })
export const theCircuit = (consoles: Consoles) => one(consoles, [virtualCircuits, VirtualCircuit])

export async function theRoutes(consoles: Consoles): Promise<RouteTable> {
  const { defaultRouteTableId } = await theVcn(consoles)
  return (await consoles.oci.get(objectPath(routeTables, defaultRouteTableId!), RouteTable))!.body
}

export type Side = 'vcn' | 'link'

/** Its name without `quickstart-`. */
export async function drgTable(consoles: Consoles, name: Side): Promise<DrgRouteTable> {
  const { id: drgId } = await theDrg(consoles)
  const all = await consoles.oci.list(drgRouteTables.collection, DrgRouteTable, { drgId })
  return all.find(({ displayName }) => displayName === `quickstart-${name}`)!
}

export async function distribution(consoles: Consoles, name: Side): Promise<DrgRouteDistribution> {
  const { id: drgId } = await theDrg(consoles)
  const all = await consoles.oci.list(drgRouteDistributions.collection, DrgRouteDistribution, { drgId })
  return all.find(({ displayName }) => displayName === `quickstart-${name}`)!
}

export async function attachment(consoles: Consoles, type: 'VCN' | 'VIRTUAL_CIRCUIT'): Promise<DrgAttachment> {
  const { id: drgId } = await theDrg(consoles)
  const query = { compartmentId: compartment, drgId, attachmentType: type }
  return (await consoles.oci.list(drgAttachments.collection, DrgAttachment, query))[0]!
}

/** Writes some fields; undoing writes them as they were. */
export async function update(
  { oci }: Consoles,
  path: string,
  { to, from }: { readonly to: object; readonly from: object },
): Promise<Undo> {
  await oci.update(path, to)
  return (again) => again.oci.update(path, from)
}

/** In the form a write takes: without the deprecated twin of the destination. */
export const writable = (rules: RouteTable['routeRules']) =>
  rules.map(({ destination, networkEntityId, description }) => ({
    destination,
    destinationType: 'CIDR_BLOCK',
    networkEntityId,
    description,
  }))

/** Other rules for the table of the VCN. */
export async function reroute(
  consoles: Consoles,
  rulesFrom: (rules: ReturnType<typeof writable>) => readonly object[],
): Promise<Undo> {
  const { id, routeRules } = await theRoutes(consoles)
  const from = writable(routeRules)
  return update(consoles, objectPath(routeTables, id), {
    to: { routeRules: rulesFrom(from) },
    from: { routeRules: from },
  })
}

/** Other statements for a distribution. */
export async function redistribute(consoles: Consoles, name: Side, matchCriteria?: readonly object[]): Promise<Undo> {
  const { id } = await distribution(consoles, name)
  const path = childPath(drgRouteDistributions, id, 'drgRouteDistributionStatements')
  const [statement] = await consoles.oci.list(path, DrgRouteDistributionStatement, {})
  const act = (
    { oci }: Consoles,
    action:
      | 'addDrgRouteDistributionStatements'
      | 'removeDrgRouteDistributionStatements'
      | 'updateDrgRouteDistributionStatements',
    body: object,
  ) => oci.action(actionPath(drgRouteDistributions, id, action), body)
  const { priority, matchCriteria: before } = statement!
  if (matchCriteria === undefined) {
    await act(consoles, 'removeDrgRouteDistributionStatements', { statementIds: [statement!.id] })
    return (again) =>
      act(again, 'addDrgRouteDistributionStatements', {
        statements: [{ action: 'ACCEPT', priority, matchCriteria: before }],
      })
  }
  await act(consoles, 'updateDrgRouteDistributionStatements', { statements: [{ id: statement!.id, matchCriteria }] })
  return (again) =>
    act(again, 'updateDrgRouteDistributionStatements', {
      statements: [{ id: statement!.id, matchCriteria: before }],
    })
}

/** Makes an object and lets it come to rest. */
export async function make<T extends { readonly id: string }>(
  { oci, simulator }: Consoles,
  [api, schema]: Sort<T>,
  body: object,
): Promise<T> {
  const made = await oci.create(api.collection, schema, { compartmentId: compartment, ...body }, {})
  simulator.clock.step(10 * 60_000)
  return made
}
