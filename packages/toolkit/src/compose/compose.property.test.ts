import { needs } from '@interconnect/engine'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aSpec } from '../../test/a-document.ts'
import { azureRules } from './azure-rules.ts'
import { compose } from './compose.ts'
import { ociRules } from './oci-rules.ts'

const names = ['a', 'app', 'web-tier', 'x'.repeat(40)]
const ports = fc.constantFrom('tcp/22', 'tcp/1521-1522', 'tcp/1520-1530', 'udp/53', 'icmp', 'any')
const end = (cloud: string) => fc.constantFrom(cloud, ...names.map((name) => `${cloud}/${name}`))
const flow = fc
  .tuple(fc.boolean(), end('azure'), end('oci'), fc.array(ports, { minLength: 1, maxLength: 4 }))
  .map(([fromAzure, azure, oci, open]) =>
    fromAzure ? { from: azure, to: oci, ports: open } : { from: oci, to: azure, ports: open },
  )
const flows = fc.array(flow, { maxLength: 12 })

const subnets = (base: string) => Object.fromEntries(names.map((name, index) => [name, `${base}.${index}.0/24`]))

const specWith = (declared: readonly unknown[]) =>
  aSpec({
    flows: declared,
    azure: {
      subscription: '00000000-0000-0000-0000-000000000000',
      network: { cidr: '10.12.0.0/16', subnets: subnets('10.12') },
    },
    oci: { compartment: 'ocid1.compartment.oc1..example', network: { cidr: '10.1.0.0/16', subnets: subnets('10.1') } },
  })

describe('compose', () => {
  it('refers only to objects of the graph, whatever the flows', () =>
    fc.assert(
      fc.property(flows, (declared) => {
        const { resources, gates } = compose(specWith(declared))
        const known = new Set(resources.map(({ key }) => key))
        const wanted = [
          ...resources.flatMap(needs),
          ...gates.flatMap(({ after, before, watches }) => [...after, ...before, ...watches]),
        ]
        expect(wanted.filter((key) => !known.has(key))).toEqual([])
        expect(known.size).toBe(resources.length)
      }),
    ))

  it('makes the same graph whatever the order of the flows', () =>
    fc.assert(
      fc.property(
        flows.chain((declared) =>
          fc.tuple(fc.constant(declared), fc.shuffledSubarray(declared, { minLength: declared.length })),
        ),
        ([declared, shuffled]) => {
          const sorted = (list: readonly { name: string }[]) => list.toSorted((a, b) => (a.name < b.name ? -1 : 1))
          const [one, other] = [specWith(declared), specWith(shuffled)]
          for (const subnet of one.azure.network.subnets)
            expect(sorted(azureRules(other, subnet))).toEqual(sorted(azureRules(one, subnet)))
          for (const subnet of one.oci.network.subnets)
            expect(sorted(ociRules(other, subnet))).toEqual(sorted(ociRules(one, subnet)))
        },
      ),
    ))

  it('gives no two Azure rules of one direction the same priority or name, within the vendor’s limits', () =>
    fc.assert(
      fc.property(flows, (declared) => {
        const spec = specWith(declared)
        for (const subnet of spec.azure.network.subnets) {
          const rules = azureRules(spec, subnet)
          expect(new Set(rules.map(({ direction, priority }) => `${direction}${priority}`)).size).toBe(rules.length)
          expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length)
          expect(rules.every(({ priority, name }) => priority >= 100 && priority <= 4096 && name.length <= 36)).toBe(
            true,
          )
        }
      }),
    ))

  it('keeps the priority and name of every rule when a flow is added', () =>
    fc.assert(
      fc.property(flows, flow, (declared, extra) => {
        const [before, after] = [specWith(declared), specWith([extra, ...declared])]
        const [subnet] = before.azure.network.subnets
        const kept = azureRules(after, subnet!)
        const moved = azureRules(before, subnet!).filter((rule) => !kept.some(({ name }) => name === rule.name))
        // Only a rule that the new flow widens to another protocol word may go.
        expect(moved.every(({ name }) => !name.endsWith('-any'))).toBe(true)
      }),
    ))
})
