#!/usr/bin/env node
// The command for whatever Node.js the host has: hands over to the one this repository installs when that is needed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const own = join(root, 'node_modules', '.bin', 'node')
const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24

if (!isNewEnough && !existsSync(own)) {
  process.stderr.write(
    `error: interconnect needs Node.js 24 or newer, this is ${process.version}\nhint:  run \`npm ci\` in ${root}\n`,
  )
  process.exit(64)
}

// A process of its own either way: the sources are found through a condition that must be set at start.
const node = isNewEnough ? process.execPath : own
// Ctrl-C reaches both processes; this one only waits for the other to end in good order.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
const { status, error } = spawnSync(node, ['--conditions=source', main, ...process.argv.slice(2)], { stdio: 'inherit' })
if (error) throw error
process.exit(status ?? 1)
