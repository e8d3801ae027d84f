import {
  DrgAttachment,
  drgAttachments,
  objectPath,
  RouteTable,
  routeTables,
  Subnet,
  subnets,
  Vcn,
  vcns,
} from '@interconnect/oci-api'
import { cutLeg } from '@interconnect/sim'
import { placeMatrix, traceFlow } from '@interconnect/toolkit'
import { expect, it } from 'vitest'
import { plainLook } from '../../packages/cli/src/words/style.ts'
import { traceText } from '../../packages/cli/src/views/trace.human.ts'
import type { Consoles } from './break.ts'
import { make, theCircuit, theDrg } from './in-oci.ts'
import { alone } from './worlds.ts'

/** Somebody else's VCN on our DRG, as it is born: it lets SSH in, and sends what is meant for the VNet to the DRG. */
async function attachAnother(consoles: Consoles): Promise<void> {
  const vcn = await make(consoles, [vcns, Vcn], { displayName: 'legacy', cidrBlocks: ['10.50.0.0/16'] })
  await make(consoles, [subnets, Subnet], { vcnId: vcn.id, displayName: 'batch', cidrBlock: '10.50.1.0/24' })
  const { id: drgId } = await theDrg(consoles)
  const networkDetails = { type: 'VCN', id: vcn.id }
  const attachment = { drgId, displayName: 'legacy', networkDetails }
  await consoles.oci.create(drgAttachments.collection, DrgAttachment, attachment, {})
  consoles.simulator.clock.step(10 * 60_000)
  const routeRules = [{ destination: '10.12.0.0/16', destinationType: 'CIDR_BLOCK', networkEntityId: drgId }]
  const table = (await consoles.oci.get(objectPath(routeTables, vcn.defaultRouteTableId!), RouteTable))!.body
  await consoles.oci.update(objectPath(routeTables, table.id), { routeRules })
}

it('another VCN that somebody attached to the DRG is a place, and what it can reach over the link shows', async () => {
  using open = (await alone()).open()
  await open.byHand(attachAnother)
  const network = await open.read()
  const { cells } = placeMatrix(network.fabric)
  const across = cells.filter(({ from, to, services }) => services !== '' && [from, to].includes('oci/legacy/batch'))
  expect(across.map(({ from, to, services }) => `${from} → ${to}: ${services}`)).toMatchInlineSnapshot(`
    [
      "azure/compute → oci/legacy/batch: icmp 3/4, tcp/22",
      "oci/legacy/batch → azure/compute: any protocol",
      "oci/legacy/batch → oci/legacy/batch: icmp 3, tcp/22",
    ]
  `)
})

it('with one leg down a trace says which one is left', async () => {
  using open = (await alone()).open()
  await open.byHand(async (consoles) =>
    cutLeg(consoles.simulator.world, (await theCircuit(consoles)).id, 'primary', true),
  )
  const flow = { from: 'azure/compute', to: 'oci/compute', port: 'tcp/22' }
  const text = traceText(traceFlow(await open.read(), flow), plainLook)
  expect(text.split('\n').filter((line) => /^✓|legs/.test(line))).toEqual([
    '✓ azure/compute reaches oci/compute with tcp/22, and is answered',
    '  legs   the secondary leg only: the primary one carries none of it',
  ])
})
