import { inventory } from '@interconnect/sim'
import { expect, it } from 'vitest'
import { byHand, compartment, subscription } from '../harness/by-hand.ts'
import { Workplace } from '../harness/cli.ts'
import { ended, take } from '../harness/life.ts'
import { buildLink, buildNetworks } from './by-hand.ts'

const style = { group: 'net-rg', prefix: 'corp' }
const places = ['--subscription', subscription, '--compartment', compartment]

it('discover writes a document for a link of others, adopt takes it over without a write, and destroy leaves their networks', async () => {
  await using place = await Workplace.make()
  const networks = await byHand(place, (hands) => buildNetworks(hands, style))
  const before = (await take(place)).objects
  await byHand(place, (hands) => buildLink(hands, networks, style))

  expect(ended(await place.run(['discover', ...places])).stdout).toMatch(/corp-er[\s\S]*up/)
  const { stdout } = ended(await place.run(['discover', ...places, '--write', 'corp-er', '--name', 'adopted']))
  await place.write(stdout)

  const { writes } = await take(place)
  expect(ended(await place.onDocument('adopt --dry-run')).stdout).toMatch(/corp-er/)
  ended(await place.onDocument('adopt'), 1)
  expect(ended(await place.onDocument('adopt --auto-approve')).stdout).toMatch(/5 objects taken over/)
  ended(await place.onDocument('apply --auto-approve'))
  ended(await place.onDocument('prove'))
  expect((await take(place)).writes, 'writes of discover, adopt, apply and prove').toBe(writes)

  ended(await place.onDocument('destroy --auto-approve'))
  expect(await byHand(place, async ({ simulator: { world } }) => inventory(world))).toEqual(before)
}, 60_000)
