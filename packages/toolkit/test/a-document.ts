import { type InterconnectDocument, parseInterconnect, type ResolvedSpec } from '@interconnect/model'
import { resolve } from '../src/resolve/resolve.ts'

/** A valid document with `spec` laid over it, part by part. */
export function aDocument(spec: Record<string, unknown> = {}): InterconnectDocument {
  const document = {
    apiVersion: 'oci-azure.dev/v1alpha1',
    kind: 'Interconnect',
    metadata: { name: 'ashburn' },
    spec: {
      regions: 'ashburn',
      bandwidth: '1Gbps',
      azure: {
        subscription: '00000000-0000-0000-0000-000000000000',
        network: { cidr: '10.12.0.0/16', subnets: { app: '10.12.2.0/24' } },
      },
      oci: {
        compartment: 'ocid1.compartment.oc1..example',
        network: { cidr: '10.1.0.0/16', subnets: { db: '10.1.10.0/24' } },
      },
      ...spec,
    },
  }
  const parsed = parseInterconnect(JSON.stringify(document), 'test.yaml')
  if (!parsed.document) throw new Error(JSON.stringify(parsed.findings, undefined, 2))
  return parsed.document
}

/** The same, resolved. */
export const aSpec = (spec: Record<string, unknown> = {}): ResolvedSpec => specOf(aDocument(spec))

export function specOf(document: InterconnectDocument): ResolvedSpec {
  const resolution = resolve(document)
  if (!resolution.spec) throw new Error(JSON.stringify(resolution.findings, undefined, 2))
  return resolution.spec
}
