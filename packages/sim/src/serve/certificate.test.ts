import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scratchDirectory } from '../core/scratch-directory.ts'
import { makeServerCertificate } from './certificate.ts'
import { caFile, keptCertificate } from './kept-certificate.ts'

describe('the certificate of the https listener', () => {
  const made = makeServerCertificate()
  const [ca, cert] = [new X509Certificate(made.ca), new X509Certificate(made.cert)]

  it('is signed by its authority, which signed itself', () => {
    expect(cert.verify(ca.publicKey)).toBe(true)
    expect(cert.checkIssued(ca)).toBe(true)
    expect(ca.verify(ca.publicKey)).toBe(true)
    expect([ca.ca, cert.ca]).toEqual([true, false])
  })

  it('is for the loopback address and localhost, and for serving only', () => {
    expect(cert.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1')
    expect(cert.checkIP('127.0.0.1')).toBe('127.0.0.1')
    expect(cert.checkHost('localhost')).toBe('localhost')
    expect(cert.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
  })

  it('has a P-256 key and holds from 2025 to 2049', () => {
    expect(cert.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
    expect([cert.validFrom, cert.validTo]).toEqual(['Jan  1 00:00:00 2025 GMT', 'Dec 31 00:00:00 2049 GMT'])
  })

  it('has a serial number of its own each time', () => {
    expect(new X509Certificate(makeServerCertificate().cert).serialNumber).not.toBe(cert.serialNumber)
  })
})

describe('the certificate of a world in a directory', () => {
  it('is the same at every opening, its key for the owner only', () => {
    const directory = scratchDirectory()
    const first = keptCertificate(directory)
    expect(keptCertificate(directory)).toEqual(first)
    expect(readFileSync(caFile(directory), 'utf8')).toBe(first.ca)
    expect(statSync(join(directory, 'server-key.pem')).mode & 0o077).toBe(0)
  })

  it('is made anew when a killed process left it half-written', () => {
    const directory = scratchDirectory()
    const first = keptCertificate(directory)
    writeFileSync(caFile(directory), '')
    const second = keptCertificate(directory)
    expect(second.ca).not.toBe(first.ca)
    expect(new X509Certificate(second.cert).checkIssued(new X509Certificate(second.ca))).toBe(true)
  })
})
