import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { damageOf, shapeOf } from '../../chaos/world-shape.ts'
import { documentOf, failuresOf, Stage } from '../harness/in-process.ts'
import { existingDocument, makeNetworksOfOthers } from '../harness/networks-of-others.ts'
import { sampled } from '../harness/sampled.ts'
import { applyCalmly, type Calm, type Cut } from './cuts.ts'

const quickstart = () =>
  applyCalmly(documentOf(readFileSync(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')))

async function existing(): Promise<Calm> {
  using stage = new Stage()
  const theirs = await makeNetworksOfOthers(stage.hands)
  return applyCalmly(documentOf(await existingDocument(theirs)), stage.moment())
}

interface State {
  readonly calm: Calm
  readonly cut: Cut
  readonly withJournal: boolean
  readonly command: 'apply' | 'destroy'
}

const states = [await quickstart(), await existing()].flatMap((calm) =>
  calm.cuts.flatMap((cut) =>
    [true, false].flatMap((withJournal) =>
      (['apply', 'destroy'] as const).map((command) => ({ calm, cut, withJournal, command })),
    ),
  ),
)
const cutStates = states.length / 4
const tried = sampled(states, 4, 'cut')

/**
 * Nothing but the journal tells whose an empty `GatewaySubnet` in a network of others is: it takes no tag and stands behind
 * no security group. Without the journal it is left, rather than taken from somebody.
 */
const isUnmarkable = (name: string): boolean => name.endsWith('/corp-vnet/subnets/gatewaysubnet')

const titleOf = ({ calm, cut, withJournal, command }: State): string =>
  `${calm.document.metadata.name}, ${cut.at}, ${withJournal ? 'with its journal' : 'its journal lost'}: ${command}`

describe(`${tried.length} of ${states.length} ways on from the ${cutStates} states an apply can be cut in`, () => {
  it('there are at least sixty such states', () => expect(cutStates).toBeGreaterThanOrEqual(60))

  it.each(tried.map((state) => [titleOf(state), state] as const))(
    '%s',
    async (_, { calm, cut, withJournal, command }) => {
      using stage = new Stage({ moment: cut.moment, ...(withJournal && { records: cut.records }) })
      expect(failuresOf(await stage.run(command, calm.document))).toEqual([])
      const goal = command === 'apply' ? calm.after : calm.before
      const { leaked, ...rest } = damageOf(shapeOf(stage.clouds.world), goal)
      expect(rest).toEqual({ duplicated: [], diverged: [] })
      expect(leaked.filter((name) => withJournal || !isUnmarkable(name))).toEqual([])
      const { writes } = stage
      expect(failuresOf(await stage.run(command, calm.document))).toEqual([])
      expect(stage.writes, 'writes of the same command again').toBe(writes)
    },
  )
})
