import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A new directory for one test, removed when the test is over. */
export function scratchDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'interconnect-sim-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}
