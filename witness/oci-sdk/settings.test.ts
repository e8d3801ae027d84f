import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeClientSettings } from '@interconnect/sim'
import { ConfigFileAuthenticationDetailsProvider } from 'oci-common'
import { VirtualNetworkClient } from 'oci-core'
import { IdentityClient } from 'oci-identity'
import { expect, onTestFinished, test } from 'vitest'
import { workplace } from './workplace.ts'

test('The settings a simulator writes are all that Oracle’s SDK needs.', async () => {
  const { simulator } = await workplace()
  const directory = mkdtempSync(join(tmpdir(), 'witness-oci-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const { configFile, profile, endpoints, compartment } = writeClientSettings(simulator, directory).ociSdk
  const authenticationDetailsProvider = new ConfigFileAuthenticationDetailsProvider(configFile, profile)
  const network = new VirtualNetworkClient({ authenticationDetailsProvider })
  network.endpoint = endpoints.iaas
  const identity = new IdentityClient({ authenticationDetailsProvider })
  identity.endpoint = endpoints.identity
  expect((await network.listVcns({ compartmentId: compartment })).items).toEqual([])
  expect((await identity.getCompartment({ compartmentId: compartment })).compartment.lifecycleState).toBe('ACTIVE')
})
