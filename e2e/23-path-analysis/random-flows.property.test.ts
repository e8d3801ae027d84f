import { prove } from '@interconnect/toolkit'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { documentsWithFlows } from '../../packages/toolkit/test/documents-with-flows.ts'
import { failuresOf, Stage } from '../harness/in-process.ts'

/** The long form: INTERCONNECT_ANALYSED_DOCUMENTS=100 npx vitest run e2e/23-path-analysis */
const documents = Number(process.env['INTERCONNECT_ANALYSED_DOCUMENTS'] ?? 2)

it(
  'Of whatever flows the analyzer says what the document predicts, packet by packet.',
  () =>
    fc.assert(
      fc.asyncProperty(documentsWithFlows, async (document) => {
        using stage = new Stage()
        expect(failuresOf(await stage.run('apply', document))).toEqual([])
        const { checks } = await prove(document, stage.ports(document, true))
        const told = checks.filter(({ probe, isIdle }) => probe === 'probe/path-analysis' && !isIdle)
        expect(told.filter(({ verdict }) => verdict !== 'pass')).toEqual([])
        // Ping passes everywhere, and something does not: no subnet is left without a question.
        expect(told.length).toBeGreaterThan(1)
      }),
      { numRuns: documents },
    ),
  600_000,
)
