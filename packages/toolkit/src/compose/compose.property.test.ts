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

/** Such as `app-from-oci-tcp-22`: named after ports that ends share. */
const isOfPorts = ({ name }: { readonly name: string }): boolean => /-(tcp|udp)-\d/.test(name)

const contentOf = ({ name: _name, priority: _priority, ...content }: ReturnType<typeof azureRules>[number]): string =>
  JSON.stringify(content)

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

  it('keeps the name of every rule that a new flow leaves as it is', () =>
    fc.assert(
      fc.property(flows, flow, (declared, extra) => {
        const [before, after] = [specWith(declared), specWith([extra, ...declared])]
        for (const subnet of before.azure.network.subnets) {
          const [had, has] = [azureRules(before, subnet), azureRules(after, subnet)]
          // Where ends come to share single ports, for fewer rules, they are named anew.
          if ([...had, ...has].some(isOfPorts)) continue
          const names = new Map(has.map((rule) => [contentOf(rule), rule.name]))
          for (const rule of had) expect(names.get(contentOf(rule)) ?? rule.name).toBe(rule.name)
        }
      }),
    ))

  it('changes a rule in place when its ends need more ports', () => {
    const ports = (...open: string[]) => specWith([{ from: 'oci/a', to: 'azure/a', ports: open }])
    const [subnet] = ports('tcp/22').azure.network.subnets
    const [one, more] = [azureRules(ports('tcp/22'), subnet!), azureRules(ports('tcp/22', 'tcp/80'), subnet!)]
    expect(more.map(({ name, priority }) => [name, priority])).toEqual(
      one.map(({ name, priority }) => [name, priority]),
    )
  })

  it('lets several ends share a rule where they need the same ports, and ports where the same ends need them', () => {
    const open = (declared: readonly unknown[]) => {
      const spec = specWith(declared)
      return azureRules(spec, spec.azure.network.subnets[0]!)
        .filter(({ protocol, direction }) => protocol === 'Tcp' && direction === 'Inbound')
        .map(({ name, sources, destinationPorts }) => [name, sources.join(' '), destinationPorts.join(' ')])
    }
    const flowOf = (name: string, ...ports: string[]) => ({ from: `oci/${name}`, to: 'azure/a', ports })
    expect(open([flowOf('a', 'tcp/22'), flowOf('app', 'tcp/22')])).toEqual([['a-from-oci-a-tcp', '10.1.0.0/23', '22']])
    expect(open([flowOf('a', 'tcp/22'), flowOf('app', 'tcp/80'), flowOf('web-tier', 'tcp/22', 'tcp/80')])).toEqual([
      ['a-from-oci-tcp-22', '10.1.0.0/24 10.1.2.0/24', '22'],
      ['a-from-oci-tcp-80', '10.1.1.0/24 10.1.2.0/24', '80'],
    ])
  })

  it('joins OCI rules of neighbouring subnets and ports, and drops what a wider rule lets through', () => {
    const spec = specWith([
      { from: 'azure/a', to: 'oci/a', ports: ['tcp/22'] },
      { from: 'azure/app', to: 'oci/a', ports: ['tcp/22', 'tcp/80'] },
      { from: 'azure', to: 'oci/a', ports: ['tcp/80'] },
    ])
    const tcp = ociRules(spec, spec.oci.network.subnets[0]!).filter(({ protocol }) => protocol === 'tcp')
    expect(tcp.map(({ name }) => name)).toEqual(['from azure tcp/22 10.12.0.0/23', 'from azure tcp/80 10.12.0.0/16'])
  })
})
