import { findRegionPair } from '@interconnect/model'
import { clientsDirectory, inventory, openSimulator, worldEpochMs, writeClientSettings } from '@interconnect/sim'
import { expect, test } from 'vitest'
import { fakeHost } from '../../test/fake-host.ts'
import { scratchDirectory } from '../../test/scratch.ts'
import { runCli } from '../cli.ts'
import { initTemplate } from '../init-template.ts'
import { worldDirectory } from '../state/paths.ts'
import { openServedTarget } from './served.ts'

test('Simulators that are served already are worked on where they are, in their time.', async () => {
  const stateDir = scratchDirectory()
  const directory = worldDirectory({ stateDir })
  await using simulator = await openSimulator({ directory, isControlled: true })
  simulator.ensureAccount({ subscription: simulator.azure.subscription, compartment: 'ocid1.compartment.oc1..example' })
  writeClientSettings(simulator, clientsDirectory(directory))
  const host = fakeHost({ input: initTemplate('first', findRegionPair('ashburn')!) })
  const code = await runCli(['apply', '-f', '-', '--auto-approve', '--state-dir', stateDir], host)
  expect(code, host.out() + host.err()).toBe(0)
  expect(inventory(simulator.world).azure).toMatchObject({ 'Microsoft.Network/connections': 1 })
  expect(simulator.clock.now() - worldEpochMs).toBeGreaterThan(20 * 60_000)
})

test('Where nobody serves simulators there is no such target.', async () => {
  expect(await openServedTarget(scratchDirectory())).toBeUndefined()
})
