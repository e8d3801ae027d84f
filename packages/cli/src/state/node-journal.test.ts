import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scratchDirectory } from '../../test/scratch.ts'
import { openJournalFile, readJournalFile } from './node-journal.ts'

const intent = { record: 'intent', key: 'oci/vcn', type: 'oci/vcn', action: 'create', token: 't', needs: [] } as const
const done = { record: 'done', key: 'oci/vcn', id: 'ocid1.vcn' } as const

type JournalRecord = Parameters<ReturnType<typeof openJournalFile>['append']>[0]

async function written(directory: string, ...records: readonly JournalRecord[]): Promise<string> {
  using journal = openJournalFile(directory)
  await Promise.all(records.map((record) => journal.append(record)))
  return join(directory, 'journal.jsonl')
}

test('Records come back in order, in this run and in the next.', async () => {
  const directory = scratchDirectory()
  await written(directory, intent, done)
  using again = openJournalFile(directory)
  expect(again.records).toEqual([intent, done])
  expect(readJournalFile(directory).records).toEqual([intent, done])
})

test('A record is in the file as soon as append returns, one line each.', async () => {
  const directory = scratchDirectory()
  using journal = openJournalFile(directory)
  const durable = journal.append(intent)
  expect(readFileSync(join(directory, 'journal.jsonl'), 'utf8')).toBe(`${JSON.stringify(intent)}\n`)
  expect(journal.records).toEqual([intent])
  await durable
})

test('What a killed process left of its last line is not there, and the next record takes its place.', async () => {
  const directory = scratchDirectory()
  const file = await written(directory, intent)
  appendFileSync(file, '{"record":"do')
  expect(readJournalFile(directory).records).toEqual([intent])
  await written(directory, done)
  expect(readJournalFile(directory).records).toEqual([intent, done])
})

test('A journal that was cut at any byte gives the records before the cut, and goes on from there.', () =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 400 }), async (at) => {
      const directory = scratchDirectory()
      const records = [intent, { record: 'accepted', key: 'oci/vcn', id: 'ä' }, done, intent] as const
      const file = await written(directory, ...records)
      const whole = readFileSync(file)
      writeFileSync(file, whole.subarray(0, at))
      const kept = records.slice(0, whole.subarray(0, at).filter((byte) => byte === 10).length)
      expect(readJournalFile(directory).records).toEqual(kept)
      await written(directory, done)
      expect(readJournalFile(directory).records).toEqual([...kept, done])
    }),
    { numRuns: 40 },
  ))

test('A record of a version to come is not taken for damage.', () => {
  const directory = scratchDirectory()
  writeFileSync(join(directory, 'journal.jsonl'), '{"record":"paused","key":"oci/vcn"}\n')
  expect(() => readJournalFile(directory)).toThrow(
    expect.objectContaining({ hint: expect.stringMatching(/^run the version of interconnect that wrote it/) }),
  )
})

test.each(['not json', '{"record":"unheard of","key":"x"}', '{"record":"done"}'])(
  'A damaged line is named with file and line: %s',
  (line) => {
    const directory = scratchDirectory()
    const file = join(directory, 'journal.jsonl')
    mkdirSync(directory, { recursive: true })
    writeFileSync(file, `${JSON.stringify(intent)}\n${line}\n${JSON.stringify(done)}\n`)
    expect(() => readJournalFile(directory)).toThrow(
      expect.objectContaining({ code: 'state/unreadable', message: expect.stringContaining(`${file}:2: `) }),
    )
  },
)

test('A damaged journal can be opened by nobody, and stays unlocked.', () => {
  const directory = scratchDirectory()
  writeFileSync(join(directory, 'journal.jsonl'), 'x\n')
  const open = () => openJournalFile(directory)
  expect(open).toThrow(expect.objectContaining({ code: 'state/unreadable' }))
  expect(open).toThrow(expect.objectContaining({ code: 'state/unreadable' }))
})

test('A journal that is not there has no records, and reading does not make it.', () => {
  expect(readJournalFile(join(scratchDirectory(), 'none')).records).toEqual([])
})
