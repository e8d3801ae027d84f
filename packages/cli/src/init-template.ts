import { bandwidthNames, type RegionPair } from '@interconnect/model'
import { type Choices, exampleAccount, type KnownSubnets } from './init/choices.ts'
import { chooseRanges, type Ranges } from './init/ranges.ts'

/** The first document of a pair with nothing else chosen. */
export function initTemplate(name: string, pair: RegionPair): string {
  const choices = { name, pair, bandwidth: '1Gbps', ...exampleAccount, kubernetes: 'none' } as const
  return documentText(choices, chooseRanges(choices, []))
}

/** A first document: short, valid as it stands, with comments where one will want to change something. */
export function documentText(choices: Choices, ranges: Ranges, known: KnownSubnets = {}): string {
  const { name, pair, bandwidth, subscription, compartment, vnet, vcn } = choices
  const others = bandwidthNames.filter((one) => one !== bandwidth).join(', ')
  const azure = network('azure', { existing: vnet, made: ranges.azure, known: known.azure })
  const oci = network('oci', { existing: vcn, made: ranges.oci, known: known.oci })
  return [
    `# ${pair.azure.displayName} and ${pair.oci.city}, through ${pair.peeringLocations[0]}.`,
    '# `interconnect plan` shows everything that is not written here and what it was decided to be.',
    'apiVersion: oci-azure.dev/v1alpha1',
    'kind: Interconnect',
    'metadata:',
    `  name: ${name}`,
    'spec:',
    `  regions: ${pair.name}`,
    `  bandwidth: ${bandwidth} # or ${others}`,
    ...bgpLines(ranges),
    '  azure:',
    `    subscription: ${subscription} # az account show --query id`,
    '    network:',
    ...azure,
    '  oci:',
    `    compartment: ${compartment} # oci iam compartment list`,
    '    network:',
    ...oci,
    '  # What may talk to what; everything else stays closed.',
    '  flows:',
    `    - from: ${vnet !== undefined && known.azure === undefined ? 'azure # or azure/<subnet>' : 'azure/app'}`,
    `      to: ${vcn !== undefined && known.oci === undefined ? 'oci # or oci/<subnet>' : 'oci/db'}`,
    '      ports: [tcp/1521-1522]',
    ...clusterFlowLines(choices),
    ...clusterLines(choices, ranges),
    '',
  ].join('\n')
}

interface Given {
  readonly existing: string | undefined
  readonly made: Ranges['azure']
  readonly known: string | undefined
}

const words = {
  azure: { subnet: 'app', id: '<id of a VNet>', subnetId: 'its name there' },
  oci: { subnet: 'db', id: '<OCID of a VCN>', subnetId: 'its OCID' },
}

function network(cloud: 'azure' | 'oci', { existing, made, known }: Given): string[] {
  const { subnet, id, subnetId } = words[cloud]
  if (existing !== undefined)
    return [
      `      existing: ${existing} # used as it is, never taken over`,
      ...(known === undefined
        ? [`      # existingSubnets: { ${subnet}: <${subnetId}> } lets flows name it`]
        : ['      existingSubnets:', `        ${subnet}: ${JSON.stringify(known)} # ${subnetId}`]),
    ]
  return [
    `      cidr: ${made!.cidr} # or existing: ${id}`,
    '      subnets:',
    `        ${subnet}: ${made!.subnet}`,
    ...(made!.nodes === undefined ? [] : [`        nodes: ${made!.nodes}`]),
  ]
}

const bgpLines = ({ bgp }: Ranges): string[] =>
  bgp === undefined
    ? []
    : [
        '  # Outside of everything that was to be avoided.',
        '  bgp:',
        `    primary: ${bgp.primary}`,
        `    secondary: ${bgp.secondary}`,
      ]

/** Clusters that face each other call services, and no port is open by itself. */
const clusterFlowLines = ({ kubernetes }: Choices): string[] =>
  kubernetes === 'paired'
    ? [
        '    - { from: azure/nodes, to: oci/nodes, ports: [tcp/443] }',
        '    - { from: oci/nodes, to: azure/nodes, ports: [tcp/443] }',
      ]
    : []

function clusterLines({ kubernetes }: Choices, { clusters: [first, second] }: Ranges): string[] {
  if (kubernetes === 'none' || !first) return []
  const nodes = ['    nodes: { azure: nodes, oci: nodes } # subnets']
  if (kubernetes === 'stretched')
    return [
      '  # One cluster with nodes in both clouds.',
      '  kubernetes:',
      '    mode: stretched',
      ...nodes,
      '    stretched:',
      `      pods: ${first.pods}`,
      `      services: ${first.services}`,
    ]
  return [
    '  # A cluster in each cloud; flows say what their nodes may ask of each other.',
    '  kubernetes:',
    '    mode: paired',
    ...nodes,
    '    paired:',
    `      azure: { pods: ${first.pods}, services: ${first.services} }`,
    `      oci: { pods: ${second!.pods}, services: ${second!.services} }`,
  ]
}
