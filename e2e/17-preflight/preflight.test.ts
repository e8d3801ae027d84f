import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setAzureRole } from '@interconnect/sim'
import { expect, it } from 'vitest'
import { byHand, type Hands } from '../harness/by-hand.ts'
import { Workplace } from '../harness/cli.ts'
import { ended } from '../harness/life.ts'

const quickstart = await readFile(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')

const withRole =
  (notActions: readonly string[]) =>
  async ({ simulator }: Hands) => {
    setAzureRole(simulator.world, { actions: ['*'], notActions: [...notActions] })
    simulator.world.commit()
  }

const writesOf = async ({ simulator }: Hands) => simulator.world.journal.records.filter(({ write }) => write).length

it('A missing right is said before anything is created; once it is given, the same command goes through.', async () => {
  await using place = await Workplace.make(quickstart)
  await byHand(place, withRole(['Microsoft.Network/expressRouteCircuits/write']))
  for (const words of ['plan', 'apply --auto-approve']) {
    const { stdout } = ended(await place.onDocument(words), 3)
    expect(stdout).toMatch(/lacks Microsoft\.Network\/expressRouteCircuits\/write[\s\S]*preflight\/azure-permission/)
    expect(stdout).toMatch(/hint: have a role assigned/)
  }
  expect(await byHand(place, writesOf)).toBe(0)
  await byHand(place, withRole([]))
  ended(await place.onDocument('apply --auto-approve'))
}, 60_000)
