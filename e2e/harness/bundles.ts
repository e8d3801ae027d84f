import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where workers put what they bundle. */
    readonly bundles: string
  }
}

/** A directory for bundles of the CLI that goes away with the run, however the workers end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'interconnect-bundles-'))
  project.provide('bundles', directory)
  return () => rm(directory, { recursive: true, force: true })
}
