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

describe('an apply', () => {
  it('stopped with Ctrl-C exits 130, says what is left, and the next one finishes', async () => {
    await using place = await Workplace.make(quickstart)
    const stopped = ended(await apply(place, 'SIGINT', /step-started.*express-route-gateway/), 130)
    expect(stopped.stdout + stopped.stderr).toMatch(/Left[\s\S]*ExpressRoute connection/)
    ended(await place.onDocument('apply --auto-approve'))
    ended(await place.onDocument('prove'))
  }, 60_000)

  it('killed while the virtual circuit waits for its provider is finished by the next one, and destroy leaves nothing', async () => {
    await using place = await Workplace.make(quickstart)
    expect((await apply(place, 'SIGKILL', /step-waiting.*virtual-circuit/)).code).toBeNull()
    ended(await place.onDocument('apply --auto-approve'))
    ended(await place.onDocument('prove'))
    ended(await place.onDocument('destroy --auto-approve'))
    expect(await byHand(place, async ({ simulator }) => inventory(simulator.world))).toEqual({ azure: {}, oci: {} })
  }, 60_000)
})
