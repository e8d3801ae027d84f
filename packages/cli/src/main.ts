#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// Sources are stripped of their types once, not at every start.
enableCompileCache()
const [{ runCli }, { flushed, nodeHost }] = await Promise.all([import('./cli.ts'), import('./node-host.ts')])
const exitCode = await runCli(process.argv.slice(2), nodeHost())
await flushed()
process.exit(exitCode)
