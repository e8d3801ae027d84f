import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeServerCertificate, type ServerCertificate } from './certificate.ts'

/** The file of the authority that clients of the world in `directory` have to trust. */
export const caFile = (directory: string): string => join(directory, 'ca.pem')

/** The certificate of a world: the same at every opening, so that clients that trust it go on doing so. */
export function keptCertificate(directory: string): ServerCertificate {
  const paths = { ca: caFile(directory), cert: join(directory, 'server-cert.pem'), key: join(directory, 'server-key.pem') }
  const [ca, cert, key] = [paths.ca, paths.cert, paths.key].map((path) => existsSync(path) && readFileSync(path, 'utf8'))
  if (ca && cert && key) return { ca, cert, key }
  const made = makeServerCertificate()
  writeFileSync(paths.key, made.key, { mode: 0o600 })
  writeFileSync(paths.cert, made.cert)
  writeFileSync(paths.ca, made.ca)
  return made
}
