import { createHash, generateKeyPairSync } from 'node:crypto'
import type { ApiKey } from '../src/credentials.ts'

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const der = pair.publicKey.export({ type: 'spki', format: 'der' })

export const publicKey = pair.publicKey

/** A key nobody knows, for one test run. */
export const apiKey: ApiKey = {
  tenancy: 'ocid1.tenancy.oc1..t',
  user: 'ocid1.user.oc1..u',
  fingerprint: createHash('md5').update(der).digest('hex').match(/../g)!.join(':'),
  privateKeyPem: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
}
