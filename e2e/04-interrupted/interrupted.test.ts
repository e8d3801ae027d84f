import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { inventory } from '@interconnect/sim'
import { describe, expect, it } from 'vitest'
import { byHand } from '../harness/by-hand.ts'
import { Workplace } from '../harness/cli.ts'
import { ended } from '../harness/life.ts'

const quickstart = await readFile(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')

const apply = (place: Workplace, signal: NodeJS.Signals, output: RegExp) =>
  place.run(['apply', '--auto-approve', '--events', '-f', place.documentPath], { signalWhen: { output, signal } })

/** Moments of an apply, as its events tell them. */
const moments = [
  ['the gateway has been begun', /step-started.*express-route-gateway/],
  ['the virtual circuit waits for its provider', /step-waiting.*virtual-circuit/],
  ['the connection has been begun', /step-started.*azure\/connection/],
] as const

describe('an apply', () => {
  it('stopped with Ctrl-C exits 130, says what is left, and the next one finishes', async () => {
    await using place = await Workplace.make(quickstart)
    const stopped = ended(await apply(place, 'SIGINT', /step-started.*express-route-gateway/), 130)
    expect(stopped.stdout + stopped.stderr).toMatch(/Left[\s\S]*ExpressRoute connection/)
    ended(await place.onDocument('apply --auto-approve'))
    ended(await place.onDocument('prove'))
  }, 60_000)

  it.each(moments)(
    'killed when %s is finished by the next one, and destroy leaves nothing',
    async (_, output) => {
      await using place = await Workplace.make(quickstart)
      expect((await apply(place, 'SIGKILL', output)).code).toBeNull()
      ended(await place.onDocument('apply --auto-approve'))
      ended(await place.onDocument('prove'))
      ended(await place.onDocument('destroy --auto-approve'))
      expect(await byHand(place, async ({ simulator }) => inventory(simulator.world))).toEqual({ azure: {}, oci: {} })
    },
    60_000,
  )
})
