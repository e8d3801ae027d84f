import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clientSettings, type Served, settingsFiles } from './client-settings.ts'
import { scratchDirectory } from './core/scratch-directory.ts'
import { writeClientSettings } from './write-client-settings.ts'

const simulator: Served = {
  endpoints: { azure: 'https://127.0.0.1:8443', oci: 'http://127.0.0.1:8080/oci' },
  ca: 'CA PEM\n',
  azure: {
    tenant: 'tenant-1',
    subscription: 'subscription-1',
    clientId: 'client-1',
    clientSecret: "it's secret",
    identityHeader: 'header-1',
  },
  oci: {
    tenancy: 'ocid1.tenancy.oc1..a',
    user: 'ocid1.user.oc1..b',
    fingerprint: '00:11',
    privateKeyPem: 'KEY PEM\n',
    compartment: 'ocid1.compartment.oc1..c',
    region: 'us-ashburn-1',
  },
}

describe("the settings of the vendors' clients", () => {
  it('point each of them at the simulator', () => {
    expect(clientSettings(simulator, '/state/clients')).toMatchInlineSnapshot(`
      {
        "az": {
          "environment": {
            "AZURE_CONFIG_DIR": "/state/clients/az",
            "AZURE_CORE_COLLECT_TELEMETRY": "false",
            "AZURE_CORE_INSTANCE_DISCOVERY": "false",
            "REQUESTS_CA_BUNDLE": "/state/clients/ca.pem",
          },
          "setUp": [
            [
              "az",
              "cloud",
              "register",
              "--name",
              "InterconnectSimulator",
              "--endpoint-resource-manager",
              "https://127.0.0.1:8443",
              "--endpoint-active-directory",
              "https://127.0.0.1:8443/adfs",
              "--endpoint-active-directory-resource-id",
              "https://127.0.0.1:8443",
              "--endpoint-active-directory-graph-resource-id",
              "https://127.0.0.1:8443",
            ],
            [
              "az",
              "cloud",
              "set",
              "--name",
              "InterconnectSimulator",
            ],
            [
              "az",
              "login",
              "--service-principal",
              "--username",
              "client-1",
              "--password",
              "it's secret",
              "--tenant",
              "tenant-1",
            ],
          ],
        },
        "azureSdk": {
          "credentialOptions": {
            "disableInstanceDiscovery": true,
          },
          "endpoint": "https://127.0.0.1:8443",
          "environment": {
            "AZURE_AUTHORITY_HOST": "https://127.0.0.1:8443",
            "AZURE_CLIENT_ID": "client-1",
            "AZURE_CLIENT_SECRET": "it's secret",
            "AZURE_SUBSCRIPTION_ID": "subscription-1",
            "AZURE_TENANT_ID": "tenant-1",
            "AZURE_TOKEN_CREDENTIALS": "EnvironmentCredential",
            "NODE_EXTRA_CA_CERTS": "/state/clients/ca.pem",
          },
          "managedIdentity": {
            "AZURE_SUBSCRIPTION_ID": "subscription-1",
            "AZURE_TOKEN_CREDENTIALS": "ManagedIdentityCredential",
            "IDENTITY_ENDPOINT": "http://127.0.0.1:8080/msi/token",
            "IDENTITY_HEADER": "header-1",
            "NODE_EXTRA_CA_CERTS": "/state/clients/ca.pem",
          },
          "subscription": "subscription-1",
        },
        "oci": {
          "environment": {
            "OCI_CLI_AUTH": "api_key",
            "OCI_CLI_CONFIG_FILE": "/state/clients/oci-config",
            "OCI_CLI_ENDPOINT": "http://127.0.0.1:8080/oci/iaas/us-ashburn-1",
            "OCI_CLI_PROFILE": "DEFAULT",
            "OCI_CLI_REGION": "us-ashburn-1",
            "SUPPRESS_LABEL_WARNING": "True",
          },
        },
        "ociSdk": {
          "compartment": "ocid1.compartment.oc1..c",
          "configFile": "/state/clients/oci-config",
          "endpoints": {
            "iaas": "http://127.0.0.1:8080/oci/iaas/us-ashburn-1",
            "identity": "http://127.0.0.1:8080/oci/identity/us-ashburn-1",
            "vnca-api": "http://127.0.0.1:8080/oci/vnca-api/us-ashburn-1",
          },
          "profile": "DEFAULT",
        },
      }
    `)
  })

  it('give the OCI clients a configuration file', () => {
    expect(settingsFiles(simulator, '/state/clients')['/state/clients/oci-config']?.text).toMatchInlineSnapshot(`
      "[DEFAULT]
      user=ocid1.user.oc1..b
      fingerprint=00:11
      tenancy=ocid1.tenancy.oc1..a
      region=us-ashburn-1
      key_file=/state/clients/oci-key.pem
      "
    `)
  })

  it('can be read by a shell whatever the secret is made of', () => {
    expect(settingsFiles(simulator, '/s')['/s/azure.env']?.text).toContain(
      `export AZURE_CLIENT_SECRET='it'\\''s secret'\n`,
    )
  })

  it('are written with every file they name, secrets for the owner only', () => {
    const directory = join(scratchDirectory(), 'clients')
    const written = writeClientSettings(simulator, directory)
    expect(JSON.parse(readFileSync(join(directory, 'clients.json'), 'utf8'))).toEqual(written)
    expect(readFileSync(written.az.environment['REQUESTS_CA_BUNDLE'] ?? '', 'utf8')).toBe('CA PEM\n')
    expect(readFileSync(written.ociSdk.configFile, 'utf8')).toContain(`key_file=${join(directory, 'oci-key.pem')}`)
    for (const name of ['azure.env', 'oci-key.pem', 'oci-config', 'clients.json'])
      expect(statSync(join(directory, name)).mode & 0o077).toBe(0)
  })
})
