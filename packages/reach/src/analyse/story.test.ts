import { describe, expect, test } from 'vitest'
import { explain } from '../explain/explain.ts'
import { compileNetwork } from '../fabric/compile.ts'
import type { Fabric } from '../fabric/fabric.ts'
import { aModel, anOciRule } from '../model/model.fixture.ts'
import type { NetworkModel } from '../model/network-model.ts'
import { parseService } from '../packets/match.ts'
import { PacketSpace } from '../packets/packet-space.ts'
import { findPlace, isUnknown, type Place } from './places.ts'
import { type Story, storyOf } from './story.ts'
import { trace } from './trace.ts'

const placeIn = (fabric: Fabric, text: string): Place => {
  const place = findPlace(fabric, text)
  if (isUnknown(place)) throw new Error(place.message)
  return place
}

function tell(model: NetworkModel, port = 'tcp/1521'): Story {
  const space = new PacketSpace()
  const ask = (fabric: Fabric) => ({
    from: placeIn(fabric, 'azure/app'),
    to: placeIn(fabric, 'oci/db'),
    service: parseService(port)!,
  })
  const fabric = compileNetwork(model)
  const seen = trace(space, fabric, ask(fabric))
  return storyOf(space, seen, explain(space, model, { seen, ask }))
}

const healthy = aModel()
const withCircuit = (over: object): NetworkModel =>
  aModel({ oci: { virtualCircuits: healthy.oci.virtualCircuits.map((one) => ({ ...one, ...over })) } })

/** Rules without state on OCI's side, and one that lets ICMP 3/4 in or not. */
const stateless = (rules: readonly Parameters<typeof anOciRule>[0][]): NetworkModel => {
  const list = healthy.oci.securityLists[0]!
  return aModel({
    oci: { securityLists: [{ ...list, rules: rules.map((over) => anOciRule({ ...over, stateless: true })) }] },
  })
}
const thereAndBack = [
  { name: 'in' },
  { name: 'out', direction: 'EGRESS', sourcePorts: { first: 1521, last: 1522 }, ports: { first: 1, last: 65_535 } },
] as const

describe('the path MTU', () => {
  test('is that of the narrowest part, and who starts with more is told by the state of its rules', () => {
    expect(tell(healthy).mtu).toEqual({ bytes: 1500, larger: [{ place: 'oci/db', bytes: 9000, isTold: true }] })
  })

  test('does not grow with the virtual circuit alone: Microsoft carries 1500', () => {
    expect(tell(withCircuit({ mtuBytes: 9000 })).mtu?.bytes).toBe(1500)
  })

  test('is not told where rules keep no state and none lets ICMP 3/4 in', () => {
    expect(tell(stateless(thereAndBack)).mtu?.larger).toEqual([{ place: 'oci/db', bytes: 9000, isTold: false }])
  })

  test('is told by a rule for it', () => {
    const { ports: _ports, ...rule } = anOciRule({ name: 'too big', protocol: 'icmp', icmp: { type: 3, code: 4 } })
    const [list] = stateless(thereAndBack).oci.securityLists
    const model = aModel({ oci: { securityLists: [{ ...list!, rules: [...list!.rules, rule] }] } })
    expect(tell(model).mtu?.larger).toEqual([{ place: 'oci/db', bytes: 9000, isTold: true }])
  })
})

describe('the legs', () => {
  test('are both there while both are up, and answers may take the other one', () => {
    expect(tell(healthy).legs).toEqual({
      there: ['primary', 'secondary'],
      back: ['primary', 'secondary'],
      isAsymmetric: true,
    })
  })

  test.each(['primary', 'secondary'] as const)('are the %s one alone when the other is down', (leg) => {
    const legs = { primary: leg === 'primary', secondary: leg === 'secondary' }
    expect(tell(withCircuit({ legs })).legs).toEqual({ there: [leg], back: [leg], isAsymmetric: false })
  })

  test('are none where the flow does not pass', () => {
    expect(tell(healthy, 'tcp/22').legs).toEqual({ there: [], back: [], isAsymmetric: false })
  })
})

describe('a flow of which a part passes', () => {
  test('is told by what passes, what does not, and one packet of that', () => {
    const { verdict, passing, stopped, example } = tell(healthy, 'tcp/1520-1522')
    expect({ verdict, passing, stopped, example }).toMatchInlineSnapshot(`
      {
        "example": "tcp 10.12.2.4:49152 → 10.1.10.2:1520",
        "passing": [
          "tcp/1521-1522 from 10.12.2.4-10.12.2.254 to 10.1.10.2-10.1.10.254",
        ],
        "stopped": [
          "tcp/1520 from 10.12.2.4-10.12.2.254 to 10.1.10.2-10.1.10.254",
        ],
        "verdict": "partly",
      }
    `)
  })

  test('comes of a rule without state whose answers pass only to some ports', () => {
    const [list] = healthy.oci.securityLists
    const rules = [
      anOciRule({ name: 'in', stateless: true }),
      anOciRule({ name: 'out', direction: 'EGRESS', stateless: true, ports: { first: 32_768, last: 65_535 } }),
    ]
    const { verdict, passing, explanation } = tell(aModel({ oci: { securityLists: [{ ...list!, rules }] } }))
    expect({ verdict, passing }).toMatchInlineSnapshot(`
      {
        "passing": [
          "tcp/1521 from port 32768-65535 from 10.12.2.4-10.12.2.254 to 10.1.10.2-10.1.10.254",
        ],
        "verdict": "partly",
      }
    `)
    expect(explanation.obstacles.map(({ object, rule }) => [object.name, rule])).toEqual([['db-list', 'in']])
  })
})
