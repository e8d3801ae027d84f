import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOcidOf, ocid, parseOcid } from './ocid.ts'

const word = fc.stringMatching(/^[a-z0-9]{1,20}$/)
const region = fc.stringMatching(/^[a-z]{0,6}(-[a-z0-9]{1,6}){0,2}$/)

test('an OCID is read back as it was built', () => {
  fc.assert(
    fc.property(word, word, region, word, (type, realm, place, unique) => {
      const text = ocid(type, realm, place, unique)
      expect(parseOcid(text)).toEqual({ type, realm, region: place, unique })
      expect(isOcidOf(type, text)).toBe(true)
    }),
  )
})

test('any other text is no OCID', () => {
  fc.assert(fc.property(fc.string(), (text) => text.startsWith('ocid1.') || parseOcid(text) === undefined))
})

test.each(['ocid1.vcn.oc1.iad', 'ocid1.VCN.oc1.iad.a', `ocid1.vcn.oc1.iad.${'a'.repeat(250)}`, ' ocid1.vcn.oc1.iad.a'])(
  '%j is no OCID',
  (text) => {
    expect(parseOcid(text)).toBeUndefined()
  },
)
