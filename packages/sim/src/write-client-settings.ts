import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ClientSettings, clientSettings, type Served, settingsFiles } from './client-settings.ts'

/** Writes the settings and every file they name into `directory`, made when absent. */
export function writeClientSettings(simulator: Served, directory: string): ClientSettings {
  const absolute = resolve(directory)
  mkdirSync(absolute, { recursive: true })
  for (const [path, { text, isSecret }] of Object.entries(settingsFiles(simulator, absolute)))
    writeFileSync(path, text, { mode: isSecret ? 0o600 : 0o644 })
  return clientSettings(simulator, absolute)
}
