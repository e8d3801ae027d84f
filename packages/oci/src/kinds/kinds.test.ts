import { readdirSync } from 'node:fs'
import { liveThrough, propertyTableContract } from '@interconnect/engine/testing'
import { azureProvider } from '@interconnect/oci-api'
import { describe, expect, it } from 'vitest'
import { azureCircuit, kindCases } from '../../test/kind-cases.ts'
import { MemoryOci } from '../../test/memory-oci.ts'
import { openSession } from '../../test/open-session.ts'
import { ociKinds } from './index.ts'

/** A cloud with what Oracle makes by itself. */
function aCloud(): MemoryOci {
  const oci = new MemoryOci()
  oci.add('fastConnectProviderServices', { id: 'azure', ...azureProvider })
  oci.add('routeTables', { id: 'rt', vcnId: 'vcn', routeRules: [] })
  return oci
}

const cases = kindCases('c')

/** Kinds whose objects the service makes; they are only looked up. */
const neverMade = ['oci/provider-service', 'oci/virtual-circuit-attachment']

describe('every kind', () => {
  it.each(cases.map((one) => [one.kind.type, one] as const))('%s lives its whole life', async (_, kindCase) => {
    const oci = aCloud()
    await liveThrough(kindCase, {
      ...openSession(oci.fetch, { compartmentId: 'c' }),
      countWrites: () => oci.writes.length,
      given: { [azureCircuit]: { id: 'azure', serviceKey: 'secret-key' } as { id: string } },
    })
  })

  it('that is made has a case', () => {
    const made = ociKinds.map(({ type }) => type).filter((type) => !neverMade.includes(type))
    expect(cases.map(({ kind }) => kind.type).sort()).toEqual(made.sort())
  })

  it.each(ociKinds.map((kind) => [kind.type, kind] as const))('%s classes a change of each of its props', (_, kind) =>
    propertyTableContract(kind),
  )

  it('is in a file of its name', () => {
    const files = readdirSync(import.meta.dirname).filter((file) => /^[a-z-]+\.ts$/.test(file) && file !== 'index.ts')
    expect(files.map((file) => `oci/${file.slice(0, -3)}`).sort()).toEqual(ociKinds.map(({ type }) => type).sort())
  })
})
