import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchDirectory } from '../src/core/scratch-directory.ts'
import { openSimulator } from '../src/simulator.ts'
import { aNetwork, clientsOf, group, networkPath, type ServedAccess, vcns } from './served.ts'

const program = join(import.meta.dirname, 'served-world.ts')

async function start(directory: string): Promise<{ child: ChildProcess; access: ServedAccess }> {
  const child = spawn(process.execPath, ['--conditions=source', program, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, access: JSON.parse(line.toString()) as ServedAccess }
}

test('Whatever a simulator answered is there after SIGKILL, in the world and in its journal.', async () => {
  const directory = scratchDirectory()
  const answered = { vcns: new Set<string>(), networks: new Set<string>() }
  for (const killAfter of [7, 40]) {
    const { child, access } = await start(directory)
    const { oci, azure, compartment } = clientsOf(access)
    await azure('PUT', `${group}?api-version=2025-04-01`, '{"location":"eastus"}')
    const before = answered.vcns.size + answered.networks.size
    const isEnough = () => answered.vcns.size + answered.networks.size >= before + killAfter
    const work = async (worker: number) => {
      for (let index = 0; !isEnough(); index++) {
        const name = `n-${before}-${worker}-${index}`
        if ((await azure('PUT', networkPath(name), aNetwork)).status === 201) answered.networks.add(name)
        const made = await oci(
          'POST',
          vcns,
          JSON.stringify({ compartmentId: compartment, cidrBlocks: ['10.0.0.0/16'] }),
        )
        if (made.status === 200) answered.vcns.add((JSON.parse(made.text) as { id: string }).id)
      }
      child.kill('SIGKILL')
    }
    await Promise.allSettled([1, 2, 3, 4].map(work))
    await (child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined)
  }
  await using simulator = await openSimulator({ directory })
  const { objects } = await simulator.control.snapshot()
  expect(answered.vcns.size).toBeGreaterThan(15)
  expect(Object.keys(objects['oci/vcn']!)).toEqual(expect.arrayContaining([...answered.vcns]))
  const networks = Object.values(objects['azure/Microsoft.Network/virtualNetworks']!) as { name: string }[]
  expect(networks.map(({ name }) => name)).toEqual(expect.arrayContaining([...answered.networks]))
  const journal = await simulator.control.journal()
  expect(journal.filter(({ method, status }) => method === 'POST' && status === 200).length).toBeGreaterThanOrEqual(
    answered.vcns.size,
  )
  expect(journal.filter(({ method, status }) => method === 'PUT' && status === 201).length).toBeGreaterThanOrEqual(
    answered.networks.size,
  )
}, 60_000)
