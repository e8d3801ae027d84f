import type { Proof, ProvedCheck } from '@interconnect/toolkit'
import { expect, test } from 'vitest'
import { plainLook } from '../words/style.ts'
import { proofText } from './proof.human.ts'

const passed: readonly ProvedCheck[] = [
  { probe: 'probe/sessions', subject: 'primary session', verdict: 'pass', expected: 'UP', actual: 'UP' },
  { probe: 'probe/sessions', subject: 'secondary session', verdict: 'pass', expected: 'UP', actual: 'UP' },
]
const aProof = (verdict: Proof['verdict'], checks: readonly ProvedCheck[]): Proof => ({
  name: 'first',
  verdict,
  checks,
})

test('Checks are told under the claim they support, with their evidence.', () => {
  expect(proofText(aProof('pass', passed), plainLook)).toMatchInlineSnapshot(`
    "both BGP sessions are established
      ✓ primary session    UP
      ✓ secondary session  UP

    ✓ first is proved: 2 checks passed."
  `)
})

test('A failed check tells what was expected and what to do.', () => {
  const failed: ProvedCheck = {
    probe: 'probe/new',
    subject: '10.12.0.0/16',
    verdict: 'fail',
    expected: 'learned',
    actual: 'not there',
    hint: 'run `interconnect drift`',
  }
  const unknown: ProvedCheck = {
    probe: 'probe/new',
    subject: 'ARP table',
    verdict: 'unknown',
    expected: 'two entries',
    actual: 'no answer',
  }
  expect(proofText(aProof('fail', [...passed, failed, unknown]), plainLook)).toMatchInlineSnapshot(`
    "both BGP sessions are established
      ✓ primary session    UP
      ✓ secondary session  UP

    probe/new
      ✗ 10.12.0.0/16  not there
          expected  learned
          hint      run \`interconnect drift\`
      ? ARP table     no answer
          expected  two entries

    ✗ first is not proved: 2 checks passed, 1 failed, 1 unknown."
  `)
})
