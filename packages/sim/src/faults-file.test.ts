import { describe, expect, it } from 'vitest'
import { faultsJsonSchema, parseFaults } from './faults-file.ts'

const places = (text: string) =>
  parseFaults(text, 'faults.yaml').findings.map(
    ({ place, id, message, hint }) => `${place?.file}:${place?.line}:${place?.column} ${id} ${message}; ${hint ?? ''}`,
  )

describe('a file of faults', () => {
  it('is YAML or JSON, with defaults filled in', () => {
    const fault = { path: '', after: 0, count: 1, effect: { type: 'stale-read', ms: 5000 } }
    expect(parseFaults('faults:\n  - effect: { type: stale-read, ms: 5000 }\n', 'f').value).toEqual({ faults: [fault] })
    expect(parseFaults(JSON.stringify({ faults: [fault] }), 'f').value).toEqual({ faults: [fault] })
  })

  it('has its mistakes shown where they are', () => {
    const text = [
      'faults:',
      '  - efect: {}',
      '    effect: { type: dely, ms: 1 }',
      '  - count: 0',
      '    effect: { type: delay, ms: 1, after: 1 }',
    ].join('\n')
    expect(places(text)).toEqual([
      'faults.yaml:2:5 schema/unknown-key faults[0].efect is not known; did you mean effect?',
      "faults.yaml:3:21 schema/value faults[0].effect.type is 'dely'; did you mean delay? (one of answer, drop-before, drop-after, delay, stale-read, slow-operation, fail-operation)",
      'faults.yaml:4:12 schema/value faults[1].count is 0: too small: expected number to be >=1; ',
      'faults.yaml:5:35 schema/unknown-key faults[1].effect.after is not known; known here: type, ms',
    ])
  })

  it('says where it stops being YAML', () => {
    expect(places('faults: [')[0]).toContain('document/syntax')
  })

  it('has a schema that names every effect', () => {
    expect(JSON.stringify(faultsJsonSchema())).toContain('"const":"stale-read"')
  })
})
