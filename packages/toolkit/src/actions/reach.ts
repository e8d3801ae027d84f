import { InterconnectError, type InterconnectDocument, type ResolvedSpec } from '@interconnect/model'
import {
  compileNetwork,
  explain,
  type Fabric,
  findPlace,
  isUnknown,
  type NetworkModel,
  PacketSpace,
  parseService,
  type Place,
  type Question,
  type Story,
  storyOf,
  trace,
} from '@interconnect/reach'
import { type ReadPorts, registryOf } from '../ports.ts'
import { heldNetwork, ownNetwork, wantedNetwork } from '../reach/network-model.ts'
import { keysById } from '../reach/reach-object.ts'
import { withWholeObjects } from '../reach/whole/index.ts'
import { look } from './plan.ts'
import { prepare } from './prepare.ts'

/** The network of a document, as it is wanted or as the clouds hold it now. */
export interface ReachedNetwork {
  readonly spec: ResolvedSpec
  readonly model: NetworkModel
  readonly fabric: Fabric
  readonly isObserved: boolean
  /** Of an observed one, what the document wants of it: what differs is the first to be suspected. */
  readonly wanted?: NetworkModel
  /** And what is there that is ours, without what others put beside it. */
  readonly ours?: NetworkModel
}

/** Reads what the question needs: with `observed` both clouds, without it only what the document refers to. */
export async function networkOf(
  document: InterconnectDocument,
  ports: ReadPorts,
  { observed }: { observed: boolean },
): Promise<ReachedNetwork> {
  const read = observed ? await heldNow(document, ports) : await wanted(document, ports)
  return { ...read, fabric: compileNetwork(read.model), isObserved: observed }
}

/** What others did may be an error for the document, and is just what is looked for here. */
async function heldNow(
  document: InterconnectDocument,
  ports: ReadPorts,
): Promise<Omit<ReachedNetwork, 'fabric' | 'isObserved'>> {
  const { azure, oci, signal } = ports
  const { spec, graph, registry, observation } = await look(document, ports, { despiteErrors: true })
  const ids = [...keysById(graph, observation.attributes)]
  const keys = new Map(ids.map(([id, key]) => [id.toLowerCase(), key]))
  const byKey = new Map(ids.map(([id, key]) => [key, id]))
  const reading = {
    azure,
    oci,
    signal,
    spec,
    idOf: (key: string) => byKey.get(key) ?? key,
    keyOf: (id: string) => keys.get(id.toLowerCase()) ?? id,
  }
  const ours = heldNetwork(spec, { graph, registry, observation })
  return { spec, model: await withWholeObjects(ours, reading), ours, wanted: ownNetwork(spec, graph, registry) }
}

async function wanted(
  document: InterconnectDocument,
  ports: ReadPorts,
): Promise<Pick<ReachedNetwork, 'spec' | 'model'>> {
  const { spec, graph } = await prepare(document, ports)
  return { spec, model: wantedNetwork(spec, graph, registryOf(ports)) }
}

/** As typed: places and a service. */
export interface AskedFlow {
  readonly from: string
  readonly to: string
  /** `tcp/1521`, `udp/53`, `icmp`, `any`. */
  readonly port: string
}

export interface TracedFlow {
  readonly asked: AskedFlow
  readonly network: ReachedNetwork
  readonly story: Story
}

/**
 * Follows a flow there and back; where not all of it passes, finds what stops it.
 * @throws InterconnectError `usage/invalid-argument` for a place or a service that is not known
 */
export function traceFlow(network: ReachedNetwork, asked: AskedFlow): TracedFlow {
  const space = new PacketSpace()
  const meant = network.wanted && compileNetwork(network.wanted)
  const ask = (fabric: Fabric) => questionOf(fabric, asked, meant)
  const seen = trace(space, network.fabric, ask(network.fabric))
  return {
    asked,
    network,
    story: storyOf(space, seen, explain(space, network.model, { seen, ask, ...wantedOf(network) })),
  }
}

const wantedOf = ({ wanted }: ReachedNetwork) => (wanted ? { wanted } : {})

function questionOf(fabric: Fabric, { from, to, port }: AskedFlow, meant: Fabric | undefined): Question {
  const service = parseService(port)
  if (!service)
    throw new InterconnectError('usage/invalid-argument', `'${port}' is no service`, {
      hint: 'write tcp/1521, tcp/8080-8090, udp/53, icmp, icmp/8 or any',
    })
  const place = (text: string, flag: string) => placeIn(fabric, text, meant) ?? unknownPlace(fabric, text, flag)
  return { from: place(from, '--from'), to: place(to, '--to'), service }
}

/** A place of the document that is gone has its addresses still, and nobody at them. */
function placeIn(fabric: Fabric, text: string, meant: Fabric | undefined): Place | undefined {
  const place = findPlace(fabric, text)
  if (!isUnknown(place)) return place
  const before = meant && findPlace(meant, text)
  return before && !isUnknown(before) ? { ...before, parts: [] } : undefined
}

function unknownPlace(fabric: Fabric, text: string, flag: string): Place {
  const place = findPlace(fabric, text)
  if (isUnknown(place))
    throw new InterconnectError('usage/invalid-argument', `${flag}: ${place.message}`, { hint: place.hint })
  return place
}
