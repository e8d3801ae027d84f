import type { Page } from '../page.ts'

const ociErrors = 'https://docs.oracle.com/iaas/Content/API/References/apierrors.htm' as const
const armErrors =
  'https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors' as const

/** Errors that a cloud gave as its answer. */
export const cloudPages = {
  'cloud/unreachable': {
    means:
      'No answer came from the endpoint: no name, no route, no TLS, or nothing before the time-out. Such calls are made again with growing pauses before this is told.',
    shows: {
      azure: '`https://management.azure.com` cannot be reached; with a proxy `az` fails alike.',
      oci: '`https://iaas.<region>.oraclecloud.com` cannot be reached; `oci` says `RequestException`.',
    },
    confirm: [
      {
        run: 'curl -sS -o /dev/null -w "%{http_code}\\n" https://management.azure.com/',
        tells: 'any number but 000 is an answer',
      },
      {
        run: 'curl -sS -o /dev/null -w "%{http_code}\\n" https://iaas.us-ashburn-1.oraclecloud.com/',
        tells: 'the same for OCI',
      },
    ],
    cure: [
      'Mend name resolution, route or proxy (`HTTPS_PROXY`); a proxy that opens TLS needs its certificate in `NODE_EXTRA_CA_CERTS`.',
      'Run the same command again: it goes on.',
    ],
    sources: [
      'https://docs.oracle.com/iaas/Content/API/Concepts/apiref.htm',
      'https://learn.microsoft.com/azure/azure-portal/azure-portal-safelist-urls',
    ],
  },
  'cloud/not-found': {
    means:
      'The object of the call is not there any more: somebody deleted it between reading and writing, or the id is of another region or account.',
    shows: {
      azure: '`404 ResourceNotFound` or `ResourceGroupNotFound`.',
      oci: '`404 NotAuthorizedOrNotFound`; also when it exists and the caller may not see it.',
    },
    confirm: [{ run: 'interconnect drift -f interconnect.yaml', tells: 'what is missing against the document' }],
    cure: [{ run: 'interconnect apply -f interconnect.yaml', tells: 'reads again and makes what is missing' }],
    sources: [ociErrors, armErrors],
  },
  'cloud/conflict': {
    means:
      'The object is in use, or in a state in which the call is forbidden: a gateway with a connection cannot be deleted, a DRG with attachments neither.',
    shows: {
      azure:
        '`409` or `400` with codes such as `InUseSubnetCannotBeDeleted`, `ExpressRouteCircuitHasActiveConnections`; portal: *Connections* and *Connected devices* of the object.',
      oci: '`409 IncorrectState` or `Conflict`, with the OCID of what uses it; console: the *Attachments* of the DRG, *VNICs* of a security group.',
    },
    confirm: [
      {
        run: 'az network vpn-connection list -g <group> --output table',
        tells: 'connections on gateways and circuits of the group',
      },
      {
        run: 'oci network drg-attachment list --compartment-id <OCID> --drg-id <OCID> --attachment-type ALL',
        tells: 'what is attached to the DRG',
      },
    ],
    cure: [
      'Remove what uses it, when it is not of this document; what is ours is removed in the right order by itself.',
      { run: 'interconnect destroy -f interconnect.yaml', tells: 'goes on afterwards' },
    ],
    sources: [ociErrors, armErrors],
  },
  'cloud/busy': {
    means:
      'Another operation runs on the same object, or on its VNet, gateway or circuit; both clouds take one at a time. It is waited for and tried again.',
    shows: {
      azure: '`409 AnotherOperationInProgress` or `429 RetryableError`; portal: the object in *Updating*.',
      oci: '`409 IncorrectState` with the object in *Provisioning* or *Updating*.',
    },
    confirm: [
      {
        run: 'az network vnet-gateway show -g <group> -n <name> --query provisioningState',
        tells: '`Updating` while it runs',
      },
      {
        run: 'oci network virtual-circuit get --virtual-circuit-id <OCID> --query "data.\\"lifecycle-state\\""',
        tells: '`PROVISIONING` while it runs',
      },
    ],
    cure: [
      'Wait: a gateway takes up to 45 minutes.',
      'Find out who else works there (Azure *Activity log*, OCI *Audit*), and agree on an order.',
    ],
    sources: [armErrors, ociErrors],
  },
  'cloud/token-spent': {
    means:
      'OCI remembers for a day which request made which object, by the retry token. The object that this token made is gone, so the request is made again with a fresh token.',
    shows: { oci: '`409 InvalidatedRetryToken`, or the answer of a create names an object in *Terminated*.' },
    confirm: [{ run: 'interconnect status -f interconnect.yaml', tells: 'whether the object is there' }],
    cure: [{ run: 'interconnect apply -f interconnect.yaml', tells: 'takes a new token by itself' }],
    sources: ['https://docs.oracle.com/iaas/Content/API/Concepts/usingapi.htm', ociErrors],
  },
  'cloud/stale': {
    means:
      'The object changed between reading and writing, and the write was conditional, so it did nothing. It is read and tried again; this is told only when that keeps happening.',
    shows: { azure: '`412 PreconditionFailed`; the *Activity log* shows another writer at the same time.' },
    confirm: [
      { run: 'az monitor activity-log list -g <group> --offset 1h --output table', tells: 'who else writes in Azure' },
      'OCI: *Audit* of the compartment, events of the object in the last hour.',
    ],
    cure: [
      'Stop the other writer (a Terraform run, a policy that adds tags), or leave the object to one of the two.',
      { run: 'interconnect apply -f interconnect.yaml', tells: 'goes on' },
    ],
    sources: [ociErrors, 'https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations'],
  },
  'cloud/throttled': {
    means:
      'Too many requests came from this caller or subscription. The pause the cloud asks for is kept, then the call is made again.',
    shows: {
      azure: '`429 TooManyRequests` with `Retry-After`; ARM counts reads and writes by subscription and caller.',
      oci: '`429 TooManyRequests`.',
    },
    confirm: ['Look for other programs with the same credentials; the limit is shared.'],
    cure: ['Wait a few minutes and run the same command again.', 'Give the program credentials of its own.'],
    sources: [
      'https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling',
      ociErrors,
    ],
  },
  'cloud/unavailable': {
    means: 'The service failed on its side and kept failing through several tries.',
    shows: {
      azure: '`500`, `502`, `503`; portal: *Service Health*.',
      oci: '`500 InternalServerError`, `503 ServiceUnavailable`; console: *Announcements*, and ocistatus.oraclecloud.com.',
    },
    confirm: [
      { run: 'curl -s https://ocistatus.oraclecloud.com/api/v2/status.json', tells: 'the state of OCI in one line' },
      'Azure: `https://azure.status.microsoft`, service *ExpressRoute* in the region of the document.',
    ],
    cure: ['Wait, then run the same command again: it goes on.'],
    sources: ['https://azure.status.microsoft/en-us/status', 'https://ocistatus.oraclecloud.com/'],
  },
  'cloud/quota': {
    means:
      'A limit of the subscription or tenancy is reached: circuits, gateways, public addresses, DRGs, virtual circuits, or rules in one table.',
    shows: {
      azure:
        '`400`/`409` with `QuotaExceeded`, `SubnetsLimitReached` or the like; portal: *Subscriptions > Usage + quotas*.',
      oci: '`400 LimitExceeded` or `QuotaExceeded`; console: *Governance > Limits, quotas and usage*, service *Virtual cloud network* or *FastConnect*.',
    },
    confirm: [
      { run: 'az network list-usages --location <location> --output table', tells: 'used and allowed, by kind' },
      {
        run: 'oci limits resource-availability get --service-name vcn --limit-name drg-count --compartment-id <tenancy OCID>',
        tells: 'what is left',
      },
    ],
    cure: [
      'Remove what nobody uses, or ask for more: Azure *Usage + quotas > Request increase*, OCI *Request a service limit increase*.',
      'In OCI a compartment quota may be set below the limit: *Governance > Quota policies*.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits',
      'https://docs.oracle.com/iaas/Content/General/Concepts/servicelimits.htm',
    ],
  },
  'cloud/invalid': {
    means:
      'The cloud refuses the request as it is. The rules of this program should have seen it before; it did not know of this refusal.',
    shows: {
      azure: '`400` with a code such as `InvalidRequestFormat` or `SubnetIsFull`, in words that name the property.',
      oci: '`400 InvalidParameter` or `CannotParseRequest`.',
    },
    confirm: [
      'Run with `-o json`: `details` holds the cloud’s own answer.',
      { run: 'interconnect validate -f interconnect.yaml', tells: 'what this program thinks of the document' },
    ],
    cure: ['Change what the cloud names.', 'Report it: a rule should find this before anything is made.'],
    sources: [ociErrors, armErrors],
  },
  'cloud/operation-failed': {
    means:
      'The cloud took the request, worked on it, and ended in failure: a gateway that could not be placed, a connection whose circuit was not provisioned.',
    shows: {
      azure: '*provisioningState* `Failed` on the object; *Activity log* has the reason.',
      oci: 'Work request in `FAILED`; its error messages.',
    },
    confirm: [
      {
        run: 'az monitor activity-log list -g <group> --status Failed --offset 3h --query "[].properties.statusMessage"',
        tells: 'the reason',
      },
      { run: 'oci work-requests work-request-error list --work-request-id <OCID>', tells: 'the same in OCI' },
    ],
    cure: [
      {
        run: 'interconnect apply -f interconnect.yaml',
        tells: 'writes the object again: for `Failed` in Azure that is Microsoft’s own advice',
      },
      'When it fails again the same way, open a case with the operation id or `opc-request-id`.',
    ],
    sources: ['https://learn.microsoft.com/azure/networking/troubleshoot-failed-state', ociErrors],
  },
  'cloud/deadline': {
    means:
      'A state was waited for longer than it takes on a bad day. What is on its way goes on in the cloud; only the waiting was given up.',
    shows: {
      azure: 'The object stays in *Updating*, or the circuit’s *Provider status* stays *Not provisioned*.',
      oci: 'The virtual circuit stays in *Provisioning* or *Pending provider*.',
    },
    confirm: [
      { run: 'interconnect status -f interconnect.yaml', tells: 'what each cloud says now' },
      {
        run: 'az network express-route show -g <group> -n <name> --query serviceProviderProvisioningState',
        tells: 'whether the provider has done its part',
      },
    ],
    cure: [
      { run: 'interconnect apply -f interconnect.yaml', tells: 'waits on, and makes nothing twice' },
      'When both clouds say the same for hours: a case with Oracle (it is the provider), with OCID and service key at hand.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/expressroute/expressroute-workflows',
      'https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm',
    ],
  },
  'link/failed': {
    means:
      'The virtual circuit is in FAILED: it was deleted while the Azure circuit still had a connection, so Oracle could not give the key back. It can neither be used nor deleted until the Azure side is clean.',
    shows: {
      azure: 'The circuit keeps *Provider status: Provisioned*, with a connection on it; Azure goes on billing.',
      oci: 'Console: *FastConnect > virtual circuit* in *Failed*; a second delete is refused.',
    },
    confirm: [
      {
        run: 'oci network virtual-circuit list --compartment-id <OCID> --query "data[].[\\"display-name\\",\\"lifecycle-state\\"]"',
        tells: '`FAILED`',
      },
      {
        run: 'az network vpn-connection list -g <group> --output table',
        tells: 'the connection that stands in the way',
      },
    ],
    cure: [
      {
        run: 'interconnect destroy -f interconnect.yaml',
        tells: 'removes the connection, then the virtual circuit, waits for Azure to see it, then the circuit',
      },
      'By hand in the same order. Never delete the virtual circuit first.',
    ],
    sources: [
      'https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm',
      'https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm',
    ],
  },
} as const satisfies Readonly<Record<string, Page>>
