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
import { heldNetwork, wantedNetwork } from '../reach/network-model.ts'
import { withWholeObjects } from '../reach/whole-objects.ts'
import { look } from './plan.ts'
import { prepare } from './prepare.ts'

/** The network of a document, as it is wanted or as the clouds hold it now. */
export interface ReachedNetwork {
  readonly spec: ResolvedSpec
  readonly model: NetworkModel
  readonly fabric: Fabric
  readonly isObserved: boolean
}

/** Reads what the question needs: with `observed` both clouds, without it only what the document refers to. */
export async function networkOf(
  document: InterconnectDocument,
  ports: ReadPorts,
  { observed }: { observed: boolean },
): Promise<ReachedNetwork> {
  const { spec, model } = observed ? await heldNow(document, ports) : await wanted(document, ports)
  return { spec, model, fabric: compileNetwork(model), isObserved: observed }
}

async function heldNow(
  document: InterconnectDocument,
  ports: ReadPorts,
): Promise<Pick<ReachedNetwork, 'spec' | 'model'>> {
  const seen = await look(document, ports)
  const model = heldNetwork(seen.spec, seen)
  const idOf = (key: string) => seen.observation.attributes.get(key)?.id
  return { spec: seen.spec, model: await withWholeObjects(model, { spec: seen.spec, idOf }, ports) }
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
  const ask = (fabric: Fabric) => questionOf(fabric, asked)
  const seen = trace(space, network.fabric, ask(network.fabric))
  return { asked, network, story: storyOf(space, seen, explain(space, network.model, { seen, ask })) }
}

function questionOf(fabric: Fabric, { from, to, port }: AskedFlow): Question {
  const service = parseService(port)
  if (!service)
    throw new InterconnectError('usage/invalid-argument', `'${port}' is no service`, {
      hint: 'write tcp/1521, tcp/8080-8090, udp/53, icmp, icmp/8 or any',
    })
  return { from: placeOf(fabric, from, '--from'), to: placeOf(fabric, to, '--to'), service }
}

function placeOf(fabric: Fabric, text: string, flag: string): Place {
  const place = findPlace(fabric, text)
  if (isUnknown(place))
    throw new InterconnectError('usage/invalid-argument', `${flag}: ${place.message}`, { hint: place.hint })
  return place
}
