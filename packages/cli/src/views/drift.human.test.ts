import type { Drift } from '@interconnect/toolkit'
import { expect, test } from 'vitest'
import { aPlan, inPlace } from '../../test/sample-plan.ts'
import { plainLook } from '../words/style.ts'
import { driftText } from './drift.human.ts'

const aDrift = (more: Partial<Drift> = {}): Drift => ({
  planned: { plan: aPlan([], { unchanged: ['oci/vcn'] }) } as Drift['planned'],
  applied: true,
  drifted: [],
  ignored: [],
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
      danger: 'traffic',
      differences: [],
    },
    {
      key: 'oci/security-list/db',
      title: 'security list first-db',
      drift: 'changed',
      danger: 'traffic',
      differences: [
        { ...inPlace({ path: 'ingress.db-from-app', to: rule }), danger: 'traffic' },
        { ...inPlace({ path: 'ingress.any', from: { name: 'any', protocol: 'all' } }), danger: 'security' },
        inPlace({ path: 'displayName', from: 'db', to: 'first-db' }),
      ],
    },
    { key: 'oci/subnet/old', title: 'subnet old', drift: 'unwanted', danger: 'cosmetic', differences: [] },
  ]
  const ignored = [
    { pattern: 'oci/drg', matches: 0 },
    { pattern: 'oci/vcn.name', matches: 1 },
  ]
  expect(driftText(aDrift({ drifted, ignored }), plainLook)).toMatchInlineSnapshot(`
    "✗ first: 3 objects have drifted, 2 stopping traffic, 1 cosmetic

    Stops traffic
      - VCN route rules of the default route ta… missing oci/vcn-route-rules/default
      ~ security list first-db changed oci/security-list/db
          + ingress.db-from-app: direction INGRESS, protocol tcp, sources
              [10.12.2.0/24], ports from 1521, to 1522, description azure/app to
              oci/db
          - ingress.any: protocol all
          ~ displayName: db → first-db

    Cosmetic
      + subnet old unwanted oci/subnet/old

    ! --ignore oci/drg matches nothing
    · --ignore oci/vcn.name leaves out 1

    next: \`interconnect apply\` mends it; \`interconnect plan\` shows how"
  `)
})
