import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeServerCertificate, type ServerCertificate } from './certificate.ts'

const names = { ca: 'ca.pem', cert: 'server-cert.pem', key: 'server-key.pem' } as const

/** Everything that is kept, by name. */
export const certificateFiles: readonly string[] = Object.values(names)

/** The file of the authority that clients of the world in `directory` have to trust. */
export const caFile = (directory: string): string => join(directory, names.ca)

/** The certificate of a world: the same at every opening, so that clients that trust it go on doing so. */
export function keptCertificate(directory: string): ServerCertificate {
  const [ca, cert, key] = [names.ca, names.cert, names.key].map((name) => readIfThere(join(directory, name)))
  if (ca && cert && key) return { ca, cert, key }
  const made = makeServerCertificate()
  writeFileSync(join(directory, names.key), made.key, { mode: 0o600 })
  writeFileSync(join(directory, names.cert), made.cert)
  writeFileSync(join(directory, names.ca), made.ca)
  return made
}

const readIfThere = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '')
