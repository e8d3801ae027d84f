import { existsSync } from 'node:fs'
import { InterconnectError } from '@interconnect/model'
import type { Environment, OciAuth } from './auth.ts'
import { configFileAuth, configFileOf, type ConfigFileChoice } from './config-file.ts'

export interface ApiKey {
  readonly tenancy: string
  readonly user: string
  /** MD5 of the public key in DER, sixteen hex pairs with colons. */
  readonly fingerprint: string
  readonly privateKeyPem: string
}

/** An API key given as values, as a simulator hands it out. */
export const keyAuth = ({ tenancy, user, fingerprint, privateKeyPem }: ApiKey): OciAuth => ({
  source: `API key ${fingerprint}`,
  nextStep: 'check the tenancy, the user, the key and its fingerprint',
  async provider() {
    const { SimpleAuthenticationDetailsProvider } = await import('oci-common')
    return new SimpleAuthenticationDetailsProvider(tenancy, user, fingerprint, privateKeyPem, null)
  },
})

/** The identity of the instance we run on, from its metadata service. */
export const instancePrincipalAuth = (): OciAuth => ({
  source: 'the instance principal',
  nextStep: 'run on an OCI instance that belongs to a dynamic group with the policies the link needs',
  async provider() {
    const { InstancePrincipalsAuthenticationDetailsProviderBuilder } = await import('oci-common')
    return new InstancePrincipalsAuthenticationDetailsProviderBuilder().build()
  },
})

/** The identity of a function or another OCI resource, from `OCI_RESOURCE_PRINCIPAL_*`. */
export const resourcePrincipalAuth = (): OciAuth => ({
  source: 'the resource principal',
  nextStep: 'run inside an OCI resource that sets OCI_RESOURCE_PRINCIPAL_VERSION and its companions',
  async provider() {
    const { ResourcePrincipalAuthenticationDetailsProvider } = await import('oci-common')
    return ResourcePrincipalAuthenticationDetailsProvider.builder()
  },
})

/** The identity of a Kubernetes service account. Enhanced OKE clusters only. */
export const workloadIdentityAuth = (): OciAuth => ({
  source: 'the OKE workload identity',
  nextStep: 'run in a pod of an enhanced OKE cluster whose service account the policies name',
  async provider() {
    const { OkeWorkloadIdentityAuthenticationDetailsProvider } = await import('oci-common')
    // The library's own defaults apply where no path is given, which its types do not say.
    const builder =
      OkeWorkloadIdentityAuthenticationDetailsProvider.OkeWorkloadIdentityAuthenticationDetailsProviderBuilder
    return new builder().build()
  },
})

const named: Readonly<Record<string, (choice: ConfigFileChoice) => OciAuth>> = {
  api_key: configFileAuth,
  security_token: configFileAuth,
  instance_obo_user: configFileAuth,
  instance_principal: instancePrincipalAuth,
  resource_principal: resourcePrincipalAuth,
  oke_workload_identity: workloadIdentityAuth,
}

const unknownName = (name: string): InterconnectError =>
  new InterconnectError('credentials/missing', `OCI_CLI_AUTH '${name}' is not a way to authenticate`, {
    hint: `use one of ${Object.keys(named).join(', ')}, or unset it`,
  })

/**
 * The credentials an environment points to: what `OCI_CLI_AUTH` names, otherwise a configuration file if there is
 * one, otherwise a resource principal or an OKE workload identity when their variables are set. An instance principal
 * must be named: looking for it would take seconds everywhere else.
 * @source https://docs.oracle.com/en-us/iaas/Content/API/SDKDocs/clienvironmentvariables.htm
 * @throws credentials/missing when `OCI_CLI_AUTH` names nothing known
 */
export function environmentAuth(environment: Environment, exists: (file: string) => boolean = existsSync): OciAuth {
  const choice = { file: configFileOf(environment), profile: environment['OCI_CLI_PROFILE'] }
  const name = environment['OCI_CLI_AUTH']
  if (name !== undefined && name !== '') {
    const auth = named[name]
    if (!auth) throw unknownName(name)
    return auth(choice)
  }
  if (exists(choice.file)) return configFileAuth(choice)
  if (environment['OCI_RESOURCE_PRINCIPAL_VERSION']) return resourcePrincipalAuth()
  if (environment['KUBERNETES_SERVICE_PORT_PROXYMUX']) return workloadIdentityAuth()
  return configFileAuth(choice)
}
