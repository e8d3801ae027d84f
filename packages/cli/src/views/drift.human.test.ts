import type { Drift } from '@interconnect/toolkit'
import { expect, test } from 'vitest'
import { aPlan } from '../../test/sample-plan.ts'
import { plainLook } from '../words/style.ts'
import { driftText } from './drift.human.ts'

const aDrift = (more: Partial<Drift> = {}): Drift => ({
  planned: { plan: aPlan([], { unchanged: ['oci/vcn'] }) } as Drift['planned'],
  applied: true,
  drifted: [],
  ...more,
})

test('Without drift it says so in one line.', () => {
  expect(driftText(aDrift(), plainLook)).toBe('✓ first: no drift, 1 object as wanted')
})

test('What was never applied cannot have drifted.', () => {
  expect(driftText(aDrift({ applied: false }), plainLook)).toBe(
    '· first has not been applied: there is nothing that could have drifted',
  )
})

test('What drifted is told property by property.', () => {
  const rule = {
    name: 'db-from-app',
    direction: 'INGRESS',
    protocol: 'tcp',
    sources: ['10.12.2.0/24'],
    ports: { from: 1521, to: 1522 },
    description: 'azure/app to oci/db',
  }
  const drifted: Drift['drifted'] = [
    {
      key: 'oci/vcn-route-rules/default',
      title: 'VCN route rules of the default route table',
      drift: 'missing',
      differences: [],
    },
    {
      key: 'oci/security-list/db',
      title: 'security list first-db',
      drift: 'changed',
      differences: [
        { path: 'ingress.db-from-app', to: rule },
        { path: 'ingress.any', from: { name: 'any', protocol: 'all' } },
        { path: 'displayName', from: 'db', to: 'first-db' },
      ],
    },
    { key: 'oci/subnet/old', title: 'subnet old', drift: 'unwanted', differences: [] },
  ]
  expect(driftText(aDrift({ drifted }), plainLook)).toMatchInlineSnapshot(`
    "✗ first: 3 objects have drifted

      - VCN route rules of the default route table missing
      ~ security list first-db changed
          + ingress.db-from-app: direction INGRESS, protocol tcp, sources
              [10.12.2.0/24], ports from 1521, to 1522, description azure/app to
              oci/db
          - ingress.any: protocol all
          ~ displayName: db → first-db
      + subnet old unwanted

    next: \`interconnect apply\` mends it; \`interconnect plan\` shows how"
  `)
})
