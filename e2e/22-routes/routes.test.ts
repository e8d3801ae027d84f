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

interface RoutesOutput {
  readonly findings: readonly { readonly id: string; readonly station: string; readonly prefix?: string }[]
  readonly stations: readonly { readonly id: string; readonly state: string }[]
}

it('Routes names a leg that is down, a detour and a missing rule, each at its station.', async () => {
  await using place = await Workplace.make(
    await readFile(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8'),
  )
  const routes = async (code: number) =>
    JSON.parse(ended(await place.onDocument('routes', '-o', 'json'), code).stdout) as RoutesOutput
  ended(await place.onDocument('apply --auto-approve'))

  await byHand(place, async (hands) => {
    await putMachine(hands)
    await cutSecondary(hands, true)
  })
  const oneLeg = await routes(3)
  expect(oneLeg.stations.map(({ state }) => state)).toEqual(oneLeg.stations.map(() => 'told'))
  expect(oneLeg.findings).toMatchObject([{ id: 'routes/leg-down', leg: 'secondary' }])

  await byHand(place, async (hands) => {
    await cutSecondary(hands, false)
    await divert(hands)
  })
  expect((await routes(3)).findings).toMatchObject([
    { id: 'routes/missing', station: 'oci/vcn-table/default', prefix: '10.12.0.0/16' },
    { id: 'routes/diverted', station: 'azure/subnet/compute', prefix: '10.1.10.0/25' },
  ])
}, 60_000)
