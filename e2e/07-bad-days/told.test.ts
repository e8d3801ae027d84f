import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { byHand } from '../harness/by-hand.ts'
import { Workplace } from '../harness/cli.ts'
import { ended } from '../harness/life.ts'
import { answer, azure, oci } from './bad-day.ts'

const quickstart = await readFile(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')

const denied = "The client 'x' does not have authorization to perform action 'Microsoft.Network/routeTables/write'."
const exceeded = 'The following service limits were exceeded: vcn-count.'

it('The command says what failed and what to do, what was skipped and for whose sake, and finishes when run again.', async () => {
  await using place = await Workplace.make(quickstart)
  await byHand(place, async ({ simulator: { world } }) => {
    world.faults.add(azure('PUT /routeTables/', answer(403, 'AuthorizationFailed', denied)))
    world.faults.add(oci('POST /vcns', answer(400, 'LimitExceeded', exceeded)))
    world.commit()
  })
  const { stdout } = ended(await place.onDocument('apply --auto-approve'), 1)
  const told = stdout.slice(stdout.indexOf('Done')).replaceAll(/\s+/g, ' ')
  expect(told).toContain(`create route table quickstart-routes Azure: ${denied.slice(0, -1)}`)
  expect(told).toContain('hint: give the account the role Network Contributor')
  expect(told).toMatch(/create VCN quickstart-vcn .*vcn-count.* hint: ask for more of vcn-count in the console/)
  expect(told).toContain('create subnet compute (needs route table quickstart-routes)')
  expect(told).toContain('create subnet quickstart-compute (needs VCN quickstart-vcn)')
  expect(told).toContain('mend what failed and run `interconnect apply` again')
  expect(told).not.toContain('skipped create')
  ended(await place.onDocument('apply --auto-approve'))
}, 120_000)
