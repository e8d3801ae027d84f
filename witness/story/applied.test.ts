import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { NetworkManagementClient } from '@azure/arm-network'
import { ClientSecretCredential } from '@azure/identity'
import { ConfigFileAuthenticationDetailsProvider } from 'oci-common'
import { VirtualNetworkClient } from 'oci-core'
import { expect, test } from 'vitest'
import { Standalone, type Started } from './standalone.ts'

const quickstart = readFileSync(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')

/** Microsoft's and Oracle's clients, set up with nothing but what the simulator told. */
function vendors({ clients: { azureSdk, ociSdk }, endpoints }: Started, ca: string) {
  const {
    AZURE_TENANT_ID = '',
    AZURE_CLIENT_ID = '',
    AZURE_CLIENT_SECRET = '',
    AZURE_AUTHORITY_HOST = '',
  } = azureSdk.environment
  const credential = new ClientSecretCredential(AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET, {
    authorityHost: AZURE_AUTHORITY_HOST,
    disableInstanceDiscovery: true,
    tlsOptions: { ca },
  })
  const authenticationDetailsProvider = new ConfigFileAuthenticationDetailsProvider(ociSdk.configFile, ociSdk.profile)
  const oci = new VirtualNetworkClient({ authenticationDetailsProvider })
  oci.endpoint = ociSdk.endpoints.iaas
  return {
    azure: new NetworkManagementClient(credential, azureSdk.subscription, {
      endpoint: endpoints.azure,
      tlsOptions: { ca },
    }),
    oci,
  }
}

test('What one process builds on a simulator of another, both vendors read back, and destroy leaves nothing.', async () => {
  await using place = new Standalone()
  const started = JSON.parse(await place.start('-o', 'json')) as Started
  const compartmentId = started.clients.ociSdk.compartment
  writeFileSync(join(place.directory, 'link.yaml'), quickstart.replace(/ocid1\.compartment\S*/, compartmentId))
  const onCloud = (command: string) =>
    place.run(`interconnect --target cloud --state-dir client ${command} -f link.yaml`, started.environment)

  const applied = await onCloud('apply --auto-approve')
  expect(applied).toMatchObject({ code: 0 })
  const { azure, oci } = vendors(started, readFileSync(started.environment['INTERCONNECT_CA_FILE']!, 'utf8'))
  const circuits = await Array.fromAsync(azure.expressRouteCircuits.listAll())
  expect(circuits).toMatchObject([{ serviceProviderProvisioningState: 'Provisioned' }])
  const { items } = await oci.listVirtualCircuits({ compartmentId })
  expect(items).toMatchObject([
    { lifecycleState: 'PROVISIONED', bgpSessionState: 'UP', providerServiceKeyName: circuits[0]?.serviceKey },
  ])
  expect((await onCloud('prove')).code).toBe(0)
  expect((await onCloud('destroy --auto-approve')).code).toBe(0)
  expect(await Array.fromAsync(azure.expressRouteCircuits.listAll())).toEqual([])
  const { items: left } = await oci.listVirtualCircuits({ compartmentId })
  expect(left.filter(({ lifecycleState }) => String(lifecycleState) !== 'TERMINATED')).toEqual([])
  const journal = await place.run('interconnect sim journal --writes')
  expect(journal.text).toContain('expressRouteCircuits/quickstart-circuit')
})
