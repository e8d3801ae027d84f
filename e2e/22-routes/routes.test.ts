import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { RouteTable, routeTables, VirtualCircuit, virtualCircuits } from '@interconnect/oci-api'
import { cutLeg } from '@interconnect/sim'
import { expect, it } from 'vitest'
import { byHand, compartment, type Hands, subscription } from '../harness/by-hand.ts'
import { Workplace } from '../harness/cli.ts'
import { ended } from '../harness/life.ts'

const network = `/subscriptions/${subscription}/resourceGroups/quickstart-interconnect/providers/Microsoft.Network`
const machine = network.replace('Microsoft.Network', 'Microsoft.Compute/virtualMachines/vm')
const subnet = { id: `${network}/virtualNetworks/quickstart-vnet/subnets/compute` }

/** A machine in the subnet: only then does Azure tell the routes of its interface. */
async function putMachine({ azure }: Hands): Promise<void> {
  const ipConfigurations = [{ name: 'ipconfig1', properties: { subnet } }]
  const nic = `${network}/networkInterfaces/nic`
  await azure.finished(await azure.put(nic, { location: 'eastus', properties: { ipConfigurations } }))
  const properties = {
    hardwareProfile: { vmSize: 'Standard_D2s_v5' },
    networkProfile: { networkInterfaces: [{ id: nic }] },
  }
  await azure.finished(await azure.put(machine, { location: 'eastus', properties }))
}

/** As Azure makes one for a region with its first VNet. */
async function putWatcher({ azure }: Hands): Promise<void> {
  const watcher = `${network}/networkWatchers/NetworkWatcher_eastus`
  await azure.finished(await azure.put(watcher, { location: 'eastus', properties: {} }))
}

async function cutSecondary({ oci, simulator }: Hands, cut: boolean): Promise<void> {
  const [circuit] = await oci.list(virtualCircuits.collection, VirtualCircuit, { compartmentId: compartment })
  cutLeg(simulator.world, circuit!.id, 'secondary', cut)
  simulator.world.commit()
}

/** Half of OCI's range goes to an appliance in the VNet, and the VCN forgets the way to the VNet. */
async function divert({ azure, oci }: Hands): Promise<void> {
  const properties = { addressPrefix: '10.1.10.0/25', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.12.2.9' }
  await azure.finished(await azure.put(`${network}/routeTables/quickstart-routes/routes/detour`, { properties }))
  const tables = await oci.list(routeTables.collection, RouteTable, { compartmentId: compartment })
  const ours = tables.find(({ routeRules }) => routeRules.length > 0)!
  await oci.update(`${routeTables.collection}/${encodeURIComponent(ours.id)}`, { routeRules: [] })
}

/** Somebody opens telnet from OCI before any rule of ours. */
async function openTelnet({ azure }: Hands): Promise<void> {
  const group = `${network}/networkSecurityGroups/quickstart-compute`
  const properties = {
    protocol: 'Tcp',
    access: 'Allow',
    direction: 'Inbound',
    priority: 200,
    sourceAddressPrefix: '10.1.0.0/16',
    sourcePortRange: '*',
    destinationAddressPrefix: '*',
    destinationPortRange: '23',
  }
  await azure.finished(await azure.put(`${group}/securityRules/telnet`, { properties }))
}

interface ProofOutput {
  readonly verdict: string
  readonly checks: readonly { readonly probe: string; readonly verdict: string; readonly actual: string }[]
}

interface LintOutput {
  readonly findings: readonly {
    readonly id: string
    readonly rule?: string
    readonly object: { readonly name: string }
  }[]
}

interface RoutesOutput {
  readonly findings: readonly { readonly id: string; readonly station: string; readonly prefix?: string }[]
  readonly stations: readonly { readonly id: string; readonly state: string }[]
}

it('Routes, prove and lint name a leg that is down, a detour, a missing and a foreign rule, each where it is.', async () => {
  await using place = await Workplace.make(
    await readFile(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8'),
  )
  const routes = async (code: number) =>
    JSON.parse(ended(await place.onDocument('routes', '-o', 'json'), code).stdout) as RoutesOutput
  const prove = async (code: number) =>
    JSON.parse(ended(await place.onDocument('prove', '-o', 'json'), code).stdout) as ProofOutput
  const of = ({ checks }: ProofOutput, probe: string) => checks.filter((check) => check.probe === probe)
  ended(await place.onDocument('apply --auto-approve'))

  await byHand(place, async (hands) => {
    await putMachine(hands)
    await putWatcher(hands)
  })
  const proof = await prove(0)
  expect(of(proof, 'probe/effective-rules').map(({ verdict }) => verdict)).toEqual(['pass', 'pass'])
  expect(of(proof, 'probe/effective-routes').map(({ verdict }) => verdict)).toEqual(['pass'])

  expect(of(proof, 'probe/ip-flow')).toMatchObject([
    { verdict: 'pass', actual: expect.stringMatching(/^Allow by securityRules\//) },
    { verdict: 'pass', actual: expect.stringMatching(/^Deny by securityRules\/.*deny-to-oci/) },
    { verdict: 'pass', actual: expect.stringMatching(/^Allow by securityRules\//) },
    { verdict: 'pass', actual: expect.stringMatching(/^Deny by securityRules\/.*deny-from-oci/) },
  ])

  await byHand(place, (hands) => cutSecondary(hands, true))
  const oneLeg = await routes(3)
  expect(oneLeg.stations.map(({ state }) => state)).toEqual(oneLeg.stations.map(() => 'told'))
  expect(oneLeg.findings).toMatchObject([{ id: 'routes/leg-down', leg: 'secondary' }])

  await byHand(place, async (hands) => {
    await cutSecondary(hands, false)
    await divert(hands)
    await openTelnet(hands)
  })
  expect((await routes(3)).findings).toMatchObject([
    { id: 'routes/missing', station: 'oci/vcn-table/default', prefix: '10.12.0.0/16' },
    { id: 'routes/diverted', station: 'azure/subnet/compute', prefix: '10.1.10.0/25' },
  ])

  const broken = await prove(3)
  expect(of(broken, 'probe/effective-rules')).toMatchObject([
    { verdict: 'pass' },
    { verdict: 'fail', actual: expect.stringMatching(/^also open: tcp\/23 from 10\.1\.0\.0\/16 to 10\.12\.2\./) },
  ])
  expect(of(broken, 'probe/effective-routes')).toMatchObject([
    { verdict: 'fail', actual: expect.stringMatching(/10\.1\.10\.0\/25 goes to user route detour/) },
  ])

  const { findings } = JSON.parse(
    ended(await place.onDocument('lint --observed', '-o', 'json'), 3).stdout,
  ) as LintOutput
  expect(findings).toMatchObject([
    { id: 'lint/black-hole', object: { name: 'quickstart-routes' }, rule: expect.stringMatching(/detour/) },
    { id: 'lint/black-hole', object: { name: 'Default Route Table for quickstart-vcn' } },
    { id: 'lint/one-sided-rule', rule: 'telnet' },
  ])
}, 120_000)
