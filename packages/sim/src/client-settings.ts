import { join } from 'node:path'
import type { ServiceName } from '@interconnect/oci-api'
import type { Simulator } from './simulator.ts'

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string>>

/** What each vendor's client needs to talk to a simulator instead of its cloud. */
export interface ClientSettings {
  readonly azureSdk: {
    /** Option `endpoint` of the management clients. */
    readonly endpoint: string
    readonly subscription: string
    /** For `DefaultAzureCredential`, and for Node to trust the certificate. */
    readonly environment: Environment
    /** Constructor options that have no environment variable. */
    readonly credentialOptions: { readonly disableInstanceDiscovery: true }
    /** Instead of the former, with no option at all: as on a host with a managed identity. */
    readonly managedIdentity: Environment
  }
  readonly az: {
    readonly environment: Environment
    /** To be run once, in order; each a list of arguments. */
    readonly setUp: readonly (readonly string[])[]
  }
  readonly ociSdk: {
    /** `client.endpoint` by service, in the home region. */
    readonly endpoints: { readonly iaas: string; readonly identity: string; readonly 'vnca-api': string }
    readonly configFile: string
    readonly profile: string
    readonly compartment: string
  }
  readonly oci: {
    /**
     * For commands of the network and of compute; those of `oci iam` and `oci vn-monitoring` need `--endpoint` with the
     * endpoint of identity and of path analysis.
     */
    readonly environment: Environment
  }
}

/** A file of settings: its text, and whether others may read it. */
export interface SettingsFile {
  readonly text: string
  readonly isSecret: boolean
}

/** The part of a simulator that its clients see. */
export type Served = Pick<Simulator, 'endpoints' | 'ca' | 'azure' | 'oci'>

const cloudName = 'InterconnectSimulator'
const profile = 'DEFAULT'

const pathsIn = (directory: string) => ({
  ca: join(directory, 'ca.pem'),
  azureEnvironment: join(directory, 'azure.env'),
  azConfig: join(directory, 'az'),
  ociConfig: join(directory, 'oci-config'),
  ociKey: join(directory, 'oci-key.pem'),
  ociEnvironment: join(directory, 'oci.env'),
  all: join(directory, 'clients.json'),
})

/** The settings for a simulator whose settings files are in `directory`, an absolute path. */
export function clientSettings(simulator: Served, directory: string): ClientSettings {
  const { endpoints, azure, oci } = simulator
  const paths = pathsIn(directory)
  return {
    azureSdk: {
      endpoint: endpoints.azure,
      subscription: azure.subscription,
      environment: azureSdkEnvironment(simulator, paths.ca),
      credentialOptions: { disableInstanceDiscovery: true },
      managedIdentity: managedIdentity(simulator, paths.ca),
    },
    az: { environment: azEnvironment(paths), setUp: azSetUp(simulator) },
    ociSdk: {
      endpoints: {
        iaas: ociEndpoint(simulator, 'iaas'),
        identity: ociEndpoint(simulator, 'identity'),
        'vnca-api': ociEndpoint(simulator, 'vnca-api'),
      },
      configFile: paths.ociConfig,
      profile,
      compartment: oci.compartment,
    },
    oci: { environment: ociEnvironment(simulator, paths.ociConfig) },
  }
}

/** @source https://learn.microsoft.com/javascript/api/overview/azure/identity-readme#environment-variables */
const azureSdkEnvironment = ({ endpoints, azure }: Served, ca: string): Environment => ({
  AZURE_AUTHORITY_HOST: endpoints.azure,
  AZURE_TENANT_ID: azure.tenant,
  AZURE_CLIENT_ID: azure.clientId,
  AZURE_CLIENT_SECRET: azure.clientSecret,
  AZURE_SUBSCRIPTION_ID: azure.subscription,
  AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential',
  NODE_EXTRA_CA_CERTS: ca,
})

/** @source https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference */
const managedIdentity = ({ endpoints, azure }: Served, ca: string): Environment => ({
  IDENTITY_ENDPOINT: new URL('/msi/token', endpoints.oci).href,
  IDENTITY_HEADER: azure.identityHeader,
  AZURE_SUBSCRIPTION_ID: azure.subscription,
  AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential',
  NODE_EXTRA_CA_CERTS: ca,
})

/**
 * A configuration directory of its own keeps the user's login and clouds as they are.
 * @source https://learn.microsoft.com/cli/azure/azure-cli-configuration
 */
const azEnvironment = (paths: ReturnType<typeof pathsIn>): Environment => ({
  AZURE_CONFIG_DIR: paths.azConfig,
  AZURE_CORE_INSTANCE_DISCOVERY: 'false',
  AZURE_CORE_COLLECT_TELEMETRY: 'false',
  REQUESTS_CA_BUNDLE: paths.ca,
})

/**
 * The authority takes the form of AD FS, for which no version of `az` asks Microsoft's instance discovery first. The
 * tenant is a GUID all the same: any other name `az` looks up before it logs in.
 * @source https://learn.microsoft.com/cli/azure/cloud#az-cloud-register
 */
const azSetUp = ({ endpoints, azure }: Served): string[][] => [
  ['az', 'cloud', 'register', '--name', cloudName, ...azEndpoints(endpoints.azure)],
  ['az', 'cloud', 'set', '--name', cloudName],
  [
    'az',
    'login',
    '--service-principal',
    '--username',
    azure.clientId,
    '--password',
    azure.clientSecret,
    '--tenant',
    azure.tenant,
  ],
]

const azEndpoints = (azure: string): string[] =>
  Object.entries({
    'resource-manager': azure,
    'active-directory': `${azure}/adfs`,
    'active-directory-resource-id': azure,
    'active-directory-graph-resource-id': azure,
  }).flatMap(([role, url]) => [`--endpoint-${role}`, url])

const ociEndpoint = ({ endpoints, oci }: Served, service: ServiceName): string =>
  `${endpoints.oci}/${service}/${oci.region}`

/** @source https://docs.oracle.com/en-us/iaas/Content/API/SDKDocs/clienvironmentvariables.htm */
const ociEnvironment = (simulator: Served, configFile: string): Environment => ({
  OCI_CLI_CONFIG_FILE: configFile,
  OCI_CLI_PROFILE: profile,
  OCI_CLI_ENDPOINT: ociEndpoint(simulator, 'iaas'),
  OCI_CLI_REGION: simulator.oci.region,
  OCI_CLI_AUTH: 'api_key',
  SUPPRESS_LABEL_WARNING: 'True',
})

/** @source https://docs.oracle.com/en-us/iaas/Content/API/Concepts/sdkconfig.htm */
const ociConfig = ({ oci }: Served, keyFile: string): string =>
  [
    `[${profile}]`,
    `user=${oci.user}`,
    `fingerprint=${oci.fingerprint}`,
    `tenancy=${oci.tenancy}`,
    `region=${oci.region}`,
    `key_file=${keyFile}`,
    '',
  ].join('\n')

/** The same variables for `source` in a shell. */
const shellText = (environment: Environment): string =>
  Object.entries(environment)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join('')

/** Every file the settings name, and the settings themselves, by path. */
export function settingsFiles(simulator: Served, directory: string): Readonly<Record<string, SettingsFile>> {
  const paths = pathsIn(directory)
  const settings = clientSettings(simulator, directory)
  const { azureSdk, az, oci } = settings
  const azure = shellText({ ...azureSdk.environment, ...az.environment })
  return {
    [paths.ca]: { text: simulator.ca, isSecret: false },
    [paths.azureEnvironment]: { text: azure, isSecret: true },
    [paths.ociConfig]: { text: ociConfig(simulator, paths.ociKey), isSecret: true },
    [paths.ociKey]: { text: simulator.oci.privateKeyPem, isSecret: true },
    [paths.ociEnvironment]: { text: shellText(oci.environment), isSecret: false },
    [paths.all]: { text: `${JSON.stringify(settings, null, 2)}\n`, isSecret: true },
  }
}
