import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['packages/**/*.test.ts', 'e2e/**/*.test.ts', 'chaos/**/*.test.ts'],
    globalSetup: ['e2e/harness/bundles.ts'],
    isolate: false,
    // The end-to-end scenarios mostly wait for processes of their own: all cores may be given work.
    maxWorkers: '100%',
    sequence: { shuffle: true },
    testTimeout: 30_000,
  },
})
