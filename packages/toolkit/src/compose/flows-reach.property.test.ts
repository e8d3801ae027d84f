import { azureKinds } from '@interconnect/azure'
import { Registry } from '@interconnect/engine'
import type { FlowEnd, PortSpec, ResolvedSpec } from '@interconnect/model'
import { ociKinds } from '@interconnect/oci'
import {
  addressRange,
  compileNetwork,
  type Endpoint,
  type Fabric,
  findPlace,
  isUnknown,
  lintNetwork,
  type PacketMatch,
  PacketSpace,
  type Packets,
  protocols,
  trace,
} from '@interconnect/reach'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { specOf } from '../../test/a-document.ts'
import { documentsWithFlows } from '../../test/documents-with-flows.ts'
import { wantedNetwork } from '../reach/network-model.ts'
import { compose } from './compose.ts'

/** The long form: INTERCONNECT_FLOW_DOCUMENTS=500 npx vitest run packages/toolkit/src/compose/flows-reach */
const documents = Number(process.env['INTERCONNECT_FLOW_DOCUMENTS'] ?? 25)

const document = documentsWithFlows.map(specOf)

const registry = new Registry({ kinds: azureKinds, api: {} }, { kinds: ociKinds, api: {} })

function serviceOf(spec: PortSpec): PacketMatch {
  if (spec.protocol === 'any') return { family: 'ipv4' }
  if (spec.protocol === 'icmp') return { protocols: [protocols.icmp] }
  return { protocols: [protocols[spec.protocol]], destinationPorts: [{ first: spec.from, last: spec.to }] }
}

/** Ping, and what path MTU discovery needs. */
const proof: PacketMatch = { protocols: [protocols.icmp], icmp: [{ type: 8 }, { type: 3, code: 4 }] }

/** What the flows say, between addresses that machines can have. */
function declared(space: PacketSpace, { flows }: ResolvedSpec, { endpoints }: Fabric): Packets {
  const ranges = ({ prefixes }: FlowEnd) => prefixes.map((prefix) => addressRange(prefix))
  const sets = flows
    .filter(({ from, to }) => from.cloud !== to.cloud)
    .flatMap(({ from, to, ports, origin }) =>
      ports.map((spec) =>
        space.matching({
          ...(origin === 'proof' ? proof : serviceOf(spec)),
          sources: ranges(from),
          destinations: ranges(to),
        }),
      ),
    )
  const here = endpoints.filter(({ network }) => network !== undefined).flatMap(({ addresses }) => addresses)
  return space.intersection(space.union(...sets), space.matching({ sources: here, destinations: here }))
}

function passing(space: PacketSpace, fabric: Fabric, from: string, to: string): Packets {
  const [source, target] = [findPlace(fabric, from), findPlace(fabric, to)]
  if (isUnknown(source) || isUnknown(target)) throw new Error(`${from} or ${to} is no place`)
  return trace(space, fabric, { from: source, to: target, service: {} }).allowed
}

const networkOf = (spec: ResolvedSpec) => wantedNetwork(spec, compose(spec), registry)

it(
  'Exactly the declared flows pass between the clouds, with what proving needs, and nothing from the internet.',
  () =>
    fc.assert(
      fc.property(document, (spec) => {
        const space = new PacketSpace()
        const fabric = compileNetwork(networkOf(spec))
        const across = space.union(passing(space, fabric, 'azure', 'oci'), passing(space, fabric, 'oci', 'azure'))
        expect(across).toBe(declared(space, spec, fabric))
        const inside = fabric.endpoints.filter(({ network }: Endpoint) => network !== undefined)
        for (const { key, names: called } of inside)
          expect(passing(space, fabric, 'internet', called[0] ?? key)).toBe(space.none)
      }),
      { numRuns: documents },
    ),
  600_000,
)

it(
  'No lint finds an error in what flows are made into, and no rule that says what others say already.',
  () =>
    fc.assert(
      fc.property(document, (spec) => {
        const found = lintNetwork(networkOf(spec))
        expect(found.filter(({ id, severity }) => severity === 'error' || id === 'lint/redundant-rule')).toEqual([])
      }),
      { numRuns: documents },
    ),
  600_000,
)
