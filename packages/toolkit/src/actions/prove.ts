import type { Key } from '@interconnect/engine'
import type { InterconnectDocument } from '@interconnect/model'
import { linkReadings } from '../link-readings.ts'
import type { ReadPorts } from '../ports.ts'
import { expectedTopology } from '../probes/expected-topology.ts'
import { probes } from '../probes/index.ts'
import type { Probe, ProbeContext, Proof, ProvedCheck, Verdict } from '../probes/probe.ts'
import { compileNetwork } from '@interconnect/reach'
import { propagate } from '@interconnect/routing'
import { wantedNetwork } from '../reach/network-model.ts'
import { plan as makePlan } from './plan.ts'

/** Runs every probe against the running link and compares what it finds with what the document promises. */
export async function prove(document: InterconnectDocument, ports: ReadPorts): Promise<Proof> {
  const { spec, graph, plan, observation, registry } = await makePlan(document, ports)
  const attributes = (key: Key) => observation.attributes.get(key)
  const { azure, oci, signal } = ports
  const context: ProbeContext = {
    spec,
    graph,
    titleOf: ({ type, name }) => `${registry.kind(type).title} ${name}`,
    plan,
    attributes,
    expected: propagate(expectedTopology(spec)),
    readings: linkReadings({ attributes, azure, oci, signal }),
    predicted: once(() => compileNetwork(wantedNetwork(spec, graph, registry))),
    azure,
    oci,
    signal,
  }
  const checks = (await Promise.all(probes.map((probe) => runProbe(probe, context)))).flat()
  return { name: spec.name, verdict: verdictOf(checks), checks }
}

const runProbe = async (probe: Probe, context: ProbeContext): Promise<ProvedCheck[]> =>
  (await probe.run(context)).map((check) => ({ probe: probe.id, ...check }))

function verdictOf(checks: readonly ProvedCheck[]): Verdict {
  if (checks.some(({ verdict }) => verdict === 'fail')) return 'fail'
  const isOpen = checks.some(({ verdict, isIdle }) => verdict === 'unknown' && !isIdle)
  return checks.length === 0 || isOpen ? 'unknown' : 'pass'
}

/** Works something out when it is asked for first. */
function once<T>(workOut: () => T): () => T {
  let result: { readonly is: T } | undefined
  return () => (result ??= { is: workOut() }).is
}
