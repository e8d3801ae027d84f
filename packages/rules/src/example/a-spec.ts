import type { InterconnectDocument, Spec } from '@interconnect/model'
import type { Example } from '../define-rule.ts'
import { factsOf, type Observed, translated } from './translated.ts'

/** A partial document: objects are merged, lists and values replaced, `undefined` removes. */
export type Patch<T> = T extends string | number | boolean
  ? Written<T>
  : T extends readonly unknown[]
    ? Written<T>
    : { readonly [K in keyof T]?: Patch<T[K]> | undefined }

/** The type before parsing: branded texts are texts. */
type Written<T> = T extends { readonly __prefix: unknown }
  ? string
  : T extends string | number | boolean
    ? T
    : { readonly [K in keyof T]: Written<T[K]> }

/**
 * A document that breaks no rule of severity error or warning, with every default written out, so that what it resolves
 * to needs no decisions.
 */
const base = {
  regions: 'ashburn',
  peeringLocation: 'Washington DC',
  bandwidth: '1Gbps',
  circuit: { tier: 'Local', billing: 'Unlimited' },
  bgp: { primary: '192.168.240.0/30', secondary: '192.168.240.4/30' },
  azure: {
    subscription: '00000000-0000-0000-0000-000000000000',
    location: 'eastus',
    resourceGroup: 'example-interconnect',
    network: { cidr: '10.12.0.0/16', gatewaySubnet: '10.12.1.0/27', subnets: { app: '10.12.2.0/24' } },
    gateway: { sku: 'ErGw1AZ', fastPath: false },
  },
  oci: {
    compartment: 'ocid1.compartment.oc1..example',
    network: { cidr: '10.1.0.0/16', subnets: { db: '10.1.10.0/24' } },
  },
  flows: [{ from: 'azure/app', to: 'oci/db', ports: ['tcp/2484'] }],
} as const satisfies Patch<Spec>

/** An example: the base document with `patch` over it, and what the clouds say about networks of others. */
export function aSpec(patch: Patch<Spec> = {}, observed: Observed = {}): Example {
  const document = {
    apiVersion: 'oci-azure.dev/v1alpha1',
    kind: 'Interconnect',
    metadata: { name: 'example' },
    spec: merged(base, patch),
  } as InterconnectDocument
  return { document, spec: translated(document, observed), facts: factsOf(observed) }
}

type Tree = Readonly<Record<string, unknown>>

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

function merged(under: Tree, over: Tree): Tree {
  const keys = [...new Set([...Object.keys(under), ...Object.keys(over)])]
  const entries = keys.map((key): [string, unknown] => {
    const [below, above] = [under[key], over[key]]
    if (isTree(above)) return [key, merged(isTree(below) ? below : {}, above)]
    return [key, key in over ? above : below]
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

export type { Observed }
