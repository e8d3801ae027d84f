import type { ExplainedPage, Page } from '@interconnect/model'
import type { Phase } from '../actions/status-types.ts'

const circuitStates = 'https://learn.microsoft.com/azure/expressroute/expressroute-workflows' as const
const ociTroubleshooting =
  'https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm' as const

const showCircuit = {
  run: 'az network express-route show -g <group> -n <name> --query "[circuitProvisioningState,serviceProviderProvisioningState]"',
  tells: 'Azure’s two words about the circuit: its own and the provider’s',
}
const showVirtualCircuit = {
  run: 'oci network virtual-circuit get --virtual-circuit-id <OCID> --query "data.[\\"lifecycle-state\\",\\"bgp-session-state\\"]"',
  tells: 'OCI’s words about the virtual circuit',
}

const pages: Readonly<Record<Phase, Page & { readonly title: string }>> = {
  absent: {
    title: 'Nothing of the interconnect exists',
    means: 'Neither cloud has an object of this document. Networks that the document names as existing do not count.',
    shows: {
      azure: 'No circuit, gateway or connection with the tag of this document.',
      oci: 'No virtual circuit and no DRG with it.',
    },
    confirm: [showCircuit, showVirtualCircuit],
    cure: [
      { run: 'interconnect apply -f interconnect.yaml', tells: 'builds it' },
      'When you know it exists: check `--target`, the subscription and the compartment of the document.',
    ],
    sources: [circuitStates, ociTroubleshooting],
  },
  incomplete: {
    title: 'Some of it exists, or is being made',
    means:
      'Objects are missing or still at work, or the sessions are not up yet. After an interrupted run this is what is expected. The circuit is billed from the moment it exists.',
    shows: {
      azure: '*Provider status: Not provisioned*, or the gateway in *Updating* (up to 45 minutes).',
      oci: 'The virtual circuit in *Provisioning* or *Pending provider*, *BGP state: Down*.',
    },
    confirm: [
      { run: 'interconnect status -f interconnect.yaml', tells: 'each object and what it waits for' },
      showCircuit,
      showVirtualCircuit,
    ],
    cure: [{ run: 'interconnect apply -f interconnect.yaml', tells: 'waits for what runs and makes what is missing' }],
    sources: [circuitStates, ociTroubleshooting],
  },
  up: {
    title: 'All is there and both sessions are up',
    means:
      'Every object is at rest and both BGP sessions are established. That says nothing yet about routes and rules: `interconnect prove` does.',
    shows: {
      azure: '*Circuit status: Enabled*, *Provider status: Provisioned*, connection *Succeeded*.',
      oci: '*Lifecycle state: Provisioned*, both rows of *BGP information* *Up*.',
    },
    confirm: [{ run: 'interconnect prove -f interconnect.yaml', tells: 'routes, rules and paths, with evidence' }],
    cure: ['Nothing to mend.'],
    sources: [circuitStates, ociTroubleshooting],
  },
  degraded: {
    title: 'One session is down, the other carries everything',
    means:
      'There is no redundancy: the next maintenance of the other leg is an outage. Microsoft’s SLA holds only with both. OCI’s one state for the whole virtual circuit hides it.',
    shows: {
      azure:
        'Portal: *ExpressRoute circuits > (circuit) > Metrics > BGP availability*, split by peer: one at 0. The routes of one path are empty.',
      oci: 'Console: *BGP information*: one row *Down*, while *BGP state* of the circuit says *Up*.',
    },
    confirm: [
      {
        run: 'az network express-route list-route-tables -g <group> -n <name> --path secondary --peering-name AzurePrivatePeering',
        tells: 'routes of one leg; empty when it is down',
      },
      {
        run: 'oci network virtual-circuit get --virtual-circuit-id <OCID> --query "data.\\"cross-connect-mappings\\""',
        tells: 'state of each session',
      },
    ],
    cure: [
      'Look for announced maintenance: *Service Health* in Azure, *Announcements* in OCI.',
      'Compare the /30 of that leg on both sides (`interconnect prove`), and whether somebody disabled the peering.',
      'When both agree: a case with both vendors, naming the leg.',
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/planned-maintenance', ociTroubleshooting],
  },
  broken: {
    title: 'Something needs repair',
    means: 'An object is in a failed state, or the two clouds disagree about the link. Waiting does not help.',
    shows: {
      azure: 'An object with *Provisioning state: Failed*, or a circuit without partner.',
      oci: 'The virtual circuit in *Failed*, or gone while Azure bills the circuit.',
    },
    confirm: [
      { run: 'interconnect status -f interconnect.yaml', tells: 'which object, and the explanation with its id' },
      showCircuit,
      showVirtualCircuit,
    ],
    cure: [
      'Follow the hint below the explanation; `interconnect explain <id>` says more.',
      {
        run: 'interconnect destroy -f interconnect.yaml',
        tells: 'takes everything down in the order that works, also from here',
      },
    ],
    sources: ['https://learn.microsoft.com/azure/networking/troubleshoot-failed-state', ociTroubleshooting],
  },
}

/** The pages of how an interconnect can stand: `phase/degraded` and so on. */
export const phasePages: readonly ExplainedPage[] = Object.entries(pages).map(([name, page]) => ({
  id: `phase/${name}`,
  sort: 'state',
  marks: [],
  ...page,
}))
