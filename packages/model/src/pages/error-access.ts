import type { Page } from '../page.ts'

const azureSignIn = 'https://learn.microsoft.com/cli/azure/authenticate-azure-cli' as const
const ociConfig = 'https://docs.oracle.com/iaas/Content/API/Concepts/sdkconfig.htm' as const

export const accessPages = {
  'credentials/missing': {
    means:
      'With `--target cloud` the program signs its calls with the credentials the vendors’ own tools use, and found none for one of the clouds. The simulators (`--target sim`, the default) need none.',
    shows: {
      azure: '`az account show` says `Please run "az login"`.',
      oci: '`oci iam region list` says that the config file `~/.oci/config` does not exist.',
    },
    confirm: [
      { run: 'az account show', tells: 'the account and subscription the Azure CLI uses' },
      {
        run: 'oci iam user get --user-id "$(grep -m1 ^user ~/.oci/config | cut -d= -f2)"',
        tells: 'whether the OCI profile works',
      },
    ],
    cure: [
      { run: 'az login', tells: 'signs in; in pipelines use a service principal or a managed identity' },
      {
        run: 'oci setup config',
        tells: 'writes `~/.oci/config` and a key; upload its public half under *My profile > API keys*',
      },
    ],
    sources: [azureSignIn, ociConfig],
  },
  'credentials/rejected': {
    means:
      'A cloud knows neither the caller nor the signature: a token has run out, an API key was removed, or the clock of this machine is off by more than five minutes.',
    shows: {
      azure: '`401`, error code `InvalidAuthenticationToken` or `ExpiredAuthenticationToken`.',
      oci: '`401 NotAuthenticated`: "The required information to complete authentication was not provided or was incorrect."',
    },
    confirm: [
      { run: 'az account get-access-token --query expiresOn', tells: 'until when the Azure token holds' },
      { run: 'oci iam region list', tells: 'whether OCI takes the signature' },
      { run: 'date -u', tells: 'the clock of this machine; compare it with another' },
    ],
    cure: [
      { run: 'az login', tells: 'a fresh token' },
      'In OCI compare `fingerprint` in `~/.oci/config` with *My profile > API keys*, and upload the public key again when it is not listed. A new key takes a minute to be known in every region.',
      'For a cluster: `kubelogin` and `oci ce cluster generate-token` sign in anew by themselves once `az login` or `oci session refresh` has been run; a token written into a kubeconfig must be replaced.',
      'Set the clock by NTP.',
    ],
    sources: ['https://docs.oracle.com/iaas/Content/API/References/apierrors.htm', azureSignIn],
  },
  'permission/denied': {
    means:
      'The caller is known, and is not allowed to make this call on this object. What was done before stays; a later run goes on from there.',
    shows: {
      azure:
        '`403 AuthorizationFailed` with the action that is missing, such as `Microsoft.Network/expressRouteCircuits/write`; portal: *Access control (IAM) > Check access*.',
      oci: '`404 NotAuthorizedOrNotFound`, or `403 NotAllowed`; console: *Identity > Policies* of the compartment and of those above it.',
    },
    confirm: [
      { run: 'az role assignment list --assignee <object id> --all --output table', tells: 'the roles of the caller' },
      {
        run: 'oci iam policy list --compartment-id <OCID> --query "data[].statements"',
        tells: 'the statements that hold there',
      },
    ],
    cure: [
      'Azure: *Network Contributor* on the resource group is enough once the group exists; making the group needs *Contributor* on the subscription.',
      'OCI: `Allow group <g> to manage virtual-network-family in compartment <c>`, and where the DRG stands elsewhere `manage drgs` there.',
      'Kubernetes: a cluster role with the verb `list` on namespaces, nodes, pods, services and network policies; the hint has both commands.',
      'Run the same command again: it goes on where it stopped.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/role-based-access-control/troubleshooting',
      'https://docs.oracle.com/iaas/Content/Identity/Reference/corepolicyreference.htm',
    ],
  },
} as const satisfies Readonly<Record<string, Page>>
