import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compileNetwork } from '../fabric/compile.ts'
import { aModel } from '../model/model.fixture.ts'
import { PacketSpace } from '../packets/packet-space.ts'
import { lintNetwork, lints } from './index.ts'
import type { Lint } from './lint.ts'

const found = (lint: Lint, model: ReturnType<typeof aModel>) => [
  ...lint.check({ model, fabric: compileNetwork(model), space: new PacketSpace() }),
]

describe.each(lints.map((lint) => [lint.id, lint] as const))('%s', (_id, lint) => {
  test('finds nothing in what keeps it.', () => {
    for (const model of lint.examples.passes) expect(found(lint, model)).toEqual([])
  })

  test('finds what breaks it, and names object and edit.', () => {
    for (const model of lint.examples.fails) {
      const complaints = found(lint, model)
      expect(complaints.length).toBeGreaterThan(0)
      for (const { message, hint } of complaints) {
        expect(message).not.toMatch(/undefined|^[A-Z]|\.$/)
        expect(hint.length).toBeGreaterThan(10)
      }
    }
  })
})

test('Each lint is a file of its name.', () => {
  const files = readdirSync(import.meta.dirname).map((name) => `lint/${name.replace(/\.ts$/, '')}`)
  for (const { id } of lints) expect(files).toContain(id)
})

test('A network as it should be has no findings at all.', () => {
  expect(lintNetwork(aModel())).toEqual([])
})
