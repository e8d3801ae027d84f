import { type Finding, parseInterconnect } from '@interconnect/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mend } from './mend.ts'
import { review } from './prepare.ts'

const check = (text: string): readonly Finding[] => {
  const { document, findings } = parseInterconnect(text, 'a.yaml')
  return document ? review(document).findings : findings
}

/** A document with comments in every place and values in every style of quotes. */
const good = `# head
apiVersion: oci-azure.dev/v1alpha1
kind: "Interconnect"   # kind
metadata: { name: 'first' }
spec:
  # before
  regions: ashburn # after

  bandwidth: 1Gbps
  azure:
    subscription: "00000000-0000-0000-0000-000000000000"
    location: eastus
    network: { cidr: 10.12.0.0/16, gatewaySubnet: 10.12.1.0/27, subnets: { app: '10.12.2.0/24' } }
    gateway: { sku: ErGw1AZ }
  oci:
    compartment: ocid1.compartment.oc1..example
    network:
      cidr: 10.1.0.0/16
      subnets:
        db: 10.1.10.0/24
  flows:
    - from: azure/app
      to: oci/db
      ports: [tcp/2484]
    # the last word
    - { from: oci/db, to: azure/app, ports: [icmp] }
`

/** Faults that can be mended, each in a place of its own. */
const faults: readonly (readonly [from: string, to: string])[] = [
  ['regions: ashburn', 'regions: Ashbrn'],
  ['bandwidth: 1Gbps', 'bandwith: 1Gbps'],
  ['"Interconnect"', '"Interconect"'],
  ['location: eastus', 'location: East US'],
  ['cidr: 10.12.0.0/16', 'cidr: 10.12.0.1/16'],
  ["app: '10.12.2.0/24'", "app: '10.12.2.7/24'"],
  ['cidr: 10.1.0.0/16', 'cdir: 10.1.0.0/16'],
  ['db: 10.1.10.0/24', 'db: 10.1.10.255/24'],
  ['sku: ErGw1AZ', 'sku: ergw1az'],
  ['compartment: ', 'compartmnt: '],
  ['ports: [icmp]', 'prts: [icmp]'],
]

const withFaults = (chosen: readonly (readonly [string, string])[]) =>
  chosen.reduce((text, [from, to]) => text.replace(from, to), good)

const twice = '    - { from: oci/db, to: azure/app, ports: [icmp] }\n'

test('Whatever of the known faults is in a document, mending gives back the document without them, byte by byte.', () => {
  fc.assert(
    fc.property(
      fc.subarray([...faults]),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom('', '\uFEFF'),
      fc.nat(3),
      (chosen, end, mark, copies) => {
        const written = (text: string) => mark + text.replaceAll('\n', end)
        const { text, fixed, findings } = mend(written(withFaults(chosen) + twice.repeat(copies)), check)
        expect(text).toBe(written(good))
        expect(fixed).toHaveLength(chosen.length + copies)
        expect(findings.filter(({ fix }) => fix)).toEqual([])
      },
    ),
    { numRuns: 25 },
  )
})

test('Mending what was mended changes nothing, whatever the text.', () => {
  fc.assert(
    fc.property(fc.subarray([...faults]), fc.nat(good.length), fc.string(), (chosen, at, noise) => {
      const text = withFaults(chosen)
      const once = mend(text.slice(0, at) + noise + text.slice(at), check).text
      expect(mend(once, check)).toMatchObject({ text: once, fixed: [] })
    }),
    { numRuns: 25 },
  )
})

test('A gateway subnet too small to have been made is moved to where there is room.', () => {
  const { text, findings } = mend(good.replace('10.12.1.0/27', '10.12.1.0/30'), check)
  expect(text).toMatch(/gatewaySubnet: 10\.12\.\d+\.\d+\/27,/)
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('A fix that brings an error is not made.', () => {
  const finding: Finding = {
    id: 'x/y',
    severity: 'warning',
    at: ['a'],
    message: 'm',
    fix: { edit: 'set', at: ['a'], value: 'z' },
  }
  const worse: Finding = { id: 'x/z', severity: 'error', at: ['a'], message: 'n' }
  const text = 'a: x\n'
  expect(mend(text, (now) => (now === text ? [finding] : [worse]))).toMatchObject({ text, fixed: [] })
})
