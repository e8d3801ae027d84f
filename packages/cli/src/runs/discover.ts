import { findRegionPair, InterconnectError, regionPairNames } from '@interconnect/model'
import { allPairs, discover as findLinks, documentOfLink, type FoundLink } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { openTarget } from '../target/target.ts'
import { discoveryDocument, discoveryText } from '../views/discovery.ts'

type Given = GlobalInput & {
  readonly subscription: string
  readonly compartment: string
  readonly region: string | undefined
  readonly write: string | undefined
  readonly name: string | undefined
}

export async function discover(input: Given, host: Host): Promise<Result> {
  const { subscription, compartment, write } = input
  const pairs = input.region === undefined ? allPairs() : [pairNamed(input.region)]
  await using target = await openTarget(input, host)
  const connect = (pair: string) =>
    target.connect(
      { spec: { regions: pair, azure: { subscription }, oci: { compartment } } },
      { readOnly: true, signal: host.signal },
    )
  const sessions = await Promise.all(pairs.map(async ({ name }) => [name, await connect(name)] as const))
  const oci = Object.fromEntries(sessions.map(([name, session]) => [name, session.oci]))
  const ports = { azure: sessions[0]![1].azure, oci, signal: host.signal }
  const found = await findLinks(ports, { subscription, compartment })
  if (write !== undefined) return documentResult(found.links, write, input)
  return {
    exitCode: 0,
    human: (look) => discoveryText(found, look),
    json: () => discoveryDocument(found),
  }
}

function pairNamed(name: string) {
  const pair = findRegionPair(name)
  if (pair) return pair
  throw new InterconnectError('usage/invalid-argument', `there is no pair of regions '${name}'`, {
    hint: `pairs: ${regionPairNames.join(', ')}`,
  })
}

function documentResult(
  links: readonly FoundLink[],
  write: string,
  { subscription, compartment, name }: Given,
): Result {
  const link = links.find(({ circuit, virtualCircuit }) =>
    [circuit?.name, circuit?.id, virtualCircuit?.name].includes(write),
  )
  if (!link) {
    const known = links.flatMap(({ circuit }) => circuit?.name ?? [])
    throw new InterconnectError('usage/invalid-argument', `no link has a circuit named '${write}'`, {
      hint: `there are: ${known.join(', ') || 'none'}`,
    })
  }
  const text = documentOfLink(link, { name: name ?? asName(write), subscription, compartment })
  return {
    exitCode: 0,
    human: () => text,
    json: () => ({ apiVersion: 'oci-azure.dev/v1alpha1', kind: 'Text', text }),
  }
}

/** A circuit's name in the form that `metadata.name` has. */
const asName = (circuit: string): string =>
  circuit
    .split('/')
    .at(-1)!
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
