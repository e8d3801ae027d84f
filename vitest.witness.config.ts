import { defineConfig } from 'vitest/config'

/** The vendors' own clients against the simulators: each folder of `witness/` is one client. */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    globalSetup: ['e2e/harness/bundles.ts'],
    include: ['witness/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
