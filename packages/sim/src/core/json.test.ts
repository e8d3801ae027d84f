import { describe, expect, it } from 'vitest'
import { parseForeignJson } from './json.ts'

const nested = (levels: number) => `${'{"a":['.repeat(levels / 2)}1${']}'.repeat(levels / 2)}`

describe('foreign JSON', () => {
  it('is read as usual', () => {
    expect(parseForeignJson('{"a":[1,"]}[{\\"\\\\",{}]}')).toEqual({ a: [1, ']}[{"\\', {}] })
    expect(() => parseForeignJson('{"a":"')).toThrow(SyntaxError)
    expect(parseForeignJson(nested(100))).toBeTypeOf('object')
  })

  it.each([102, 200_000])('is refused when nested %i levels deep', (levels) => {
    expect(() => parseForeignJson(nested(levels))).toThrow(SyntaxError)
  })

  it('may hold a long string', () => {
    const long = '['.repeat(10_000_000)
    expect(parseForeignJson(JSON.stringify(long))).toBe(long)
  })
})
