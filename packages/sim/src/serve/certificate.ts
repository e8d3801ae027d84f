import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import * as der from './der.ts'

/** What the https listener shows, and what its clients trust; all PEM. */
export interface ServerCertificate {
  /** The authority that signed the certificate; its key is thrown away. */
  readonly ca: string
  readonly cert: string
  readonly key: string
}

/** Fixed and far apart, so that a simulated or a wrong clock does not matter. */
const validity = { fromMs: Date.UTC(2025, 0, 1), untilMs: Date.UTC(2049, 11, 31) }

const caName = 'interconnect simulator CA'

/**
 * Makes a certificate for 127.0.0.1 and localhost under an authority of its own (ECDSA P-256), in the profile that
 * strict clients such as Python 3.13 ask for.
 * @source https://www.rfc-editor.org/rfc/rfc5280#section-4.2
 */
export function makeServerCertificate(): ServerCertificate {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const authorityId = keyId(authority.publicKey)
  const ca = certificate(caName, authority.publicKey, authority.privateKey, [
    extension('2.5.29.19', 'critical', der.sequence(der.boolean(true))),
    extension('2.5.29.15', 'critical', der.bitString(Uint8Array.of(0x06), 1)),
    extension('2.5.29.14', 'usual', der.octetString(authorityId)),
  ])
  const cert = certificate('localhost', server.publicKey, authority.privateKey, [
    extension('2.5.29.19', 'critical', der.sequence()),
    extension('2.5.29.15', 'critical', der.bitString(Uint8Array.of(0x80), 7)),
    extension('2.5.29.37', 'usual', der.sequence(der.objectIdentifier('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', 'usual', der.sequence(dnsName('localhost'), ipAddress(127, 0, 0, 1))),
    extension('2.5.29.14', 'usual', der.octetString(keyId(server.publicKey))),
    extension('2.5.29.35', 'usual', der.sequence(der.tagged(0x80, authorityId))),
  ])
  return { ca, cert, key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

/** A version 3 certificate of `subject`, issued by the authority. */
function certificate(subject: string, key: KeyObject, issuerKey: KeyObject, extensions: readonly Uint8Array[]): string {
  const body = der.sequence(
    der.tagged(0xa0, der.integer(Uint8Array.of(2))),
    der.integer(randomBytes(16)),
    ecdsaWithSha256,
    commonName(caName),
    der.sequence(der.utcTime(validity.fromMs), der.utcTime(validity.untilMs)),
    commonName(subject),
    key.export({ type: 'spki', format: 'der' }),
    der.tagged(0xa3, der.sequence(...extensions)),
  )
  const signed = der.sequence(body, ecdsaWithSha256, der.bitString(sign('sha256', body, issuerKey)))
  const lines =
    Buffer.from(signed)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

const ecdsaWithSha256 = der.sequence(der.objectIdentifier('1.2.840.10045.4.3.2'))

const commonName = (name: string): Uint8Array =>
  der.sequence(der.set(der.sequence(der.objectIdentifier('2.5.4.3'), der.utf8String(name))))

const extension = (id: string, weight: 'critical' | 'usual', value: Uint8Array): Uint8Array =>
  der.sequence(der.objectIdentifier(id), ...(weight === 'critical' ? [der.boolean(true)] : []), der.octetString(value))

const dnsName = (name: string): Uint8Array => der.tagged(0x82, Buffer.from(name))

const ipAddress = (...bytes: readonly number[]): Uint8Array => der.tagged(0x87, Uint8Array.from(bytes))

const keyId = (key: KeyObject): Uint8Array =>
  createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest()
