import { describe, expect, it } from 'vitest'
import { findPlace, isUnknown } from '../../src/analyse/places.ts'
import { type Question, trace, type Trace } from '../../src/analyse/trace.ts'
import { explain } from '../../src/explain/explain.ts'
import { compileNetwork } from '../../src/fabric/compile.ts'
import type { Fabric } from '../../src/fabric/fabric.ts'
import { readManifests } from '../../src/kubernetes/manifests/read-manifests.ts'
import type { ModelledCluster } from '../../src/model/kubernetes.ts'
import { aModel, anAzureRule, anOciRule, aRef, keysOf } from '../../src/model/model.fixture.ts'
import type { NetworkModel } from '../../src/model/network-model.ts'
import { addressRange } from '../../src/packets/address-range.ts'
import { parseService } from '../../src/packets/match.ts'
import { PacketSpace } from '../../src/packets/packet-space.ts'

const policy = (name: string, spec: string) =>
  `{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: ${name}, namespace: shop }, spec: ${spec} }`
const web =
  '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web, namespace: shop }, spec: { template: { metadata: { labels: { app: web } }, spec: { containers: [{ ports: [{ name: http, containerPort: 8080 }] }] } } } }'
const api = web.replaceAll('web', 'api')
const denyAll = policy('default-deny', '{ podSelector: {}, policyTypes: [Ingress, Egress] }')
const allowDb = policy(
  'allow-db',
  '{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress], egress: [{ to: [{ ipBlock: { cidr: 10.1.10.0/24 } }], ports: [{ port: 1521 }] }] }',
)
const service = (spec: string) =>
  `{ apiVersion: v1, kind: Service, metadata: { name: web, namespace: shop }, spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http, nodePort: 30080 }], ${spec} } }`

interface Asked {
  readonly from: string
  readonly to: string
  readonly port: string
  readonly podNetwork?: ModelledCluster['podNetwork']
  readonly pods?: string
  /** With nodes in both clouds. */
  readonly stretched?: boolean
  readonly network?: NetworkModel
}

/** A cluster whose nodes are in azure/app, and the answer to a question about it. */
function ask(
  manifests: readonly string[],
  {
    from,
    to,
    port,
    podNetwork = 'overlay',
    pods = '10.244.0.0/16',
    stretched = false,
    network = withFlow(aModel()),
  }: Asked,
) {
  const { objects, findings } = readManifests([{ file: 'shop.yaml', text: manifests.join('\n---\n') }])
  expect(findings).toEqual([])
  const cluster: ModelledCluster = {
    ref: aRef('kubernetes', 'cluster', 'azure'),
    objects,
    nodeSubnetKeys: { azure: keysOf.subnet, ...(stretched && { oci: keysOf.ociSubnet }) },
    podNetwork,
    podRange: addressRange(pods),
    blocksTakePods: true,
    asked: [from, to],
  }
  const model: NetworkModel = { ...network, clusters: [cluster] }
  const space = new PacketSpace()
  const questionOf = (fabric: Fabric): Question => ({
    from: placeIn(fabric, from),
    to: placeIn(fabric, to),
    service: parseService(port)!,
  })
  const fabric = compileNetwork(model)
  const seen = trace(space, fabric, questionOf(fabric))
  return { ...seen, explanation: explain(space, model, { seen, ask: questionOf }) }
}

/** As a document with a flow from oci/db to the nodes on tcp/80 and tcp/30080 would have it. */
const withFlow = (model: NetworkModel): NetworkModel => ({
  ...model,
  azure: {
    ...model.azure,
    securityGroups: model.azure.securityGroups.map((group) => ({
      ...group,
      rules: [
        ...group.rules,
        anAzureRule({
          name: 'db-to-web',
          direction: 'Inbound',
          sources: ['10.1.10.0/24'],
          destinations: ['10.12.2.0/24'],
          destinationPorts: ['80', '30080'],
        }),
      ],
    })),
  },
  oci: {
    ...model.oci,
    securityLists: model.oci.securityLists.map((list) => ({
      ...list,
      rules: [
        ...list.rules,
        anOciRule({ direction: 'EGRESS', peer: '10.12.2.0/24', ports: { first: 1, last: 65_535 } }),
      ],
    })),
  },
})

function placeIn(fabric: Fabric, text: string) {
  const place = findPlace(fabric, text)
  if (isUnknown(place)) throw new Error(place.message)
  return place
}

const steps = ({ paths }: Trace): string[] =>
  paths[0]!.hops.map((hop) =>
    hop.at === 'checkpoint'
      ? `${hop.direction} ${hop.checkpoint.title}: ${hop.byState ? 'state' : hop.allowedBy.map(({ object, rule }) => `${object.name} ${rule!.name}`).join()}`
      : hop.at === 'station'
        ? `${hop.direction} ${hop.station.title}: ${hop.row.text}`
        : `${hop.direction} at ${hop.endpoint.names[0]}`,
  )

const blamed = ({ explanation }: ReturnType<typeof ask>) =>
  explanation.obstacles.map(({ object, fault, edit }) => [object.name, fault, edit?.text])
const toDb = { from: 'azure/pod/shop/web', to: 'oci/db', port: 'tcp/1521' }

describe('a pod in an overlay', () => {
  it('reaches the database with the address of its node where a policy lets it out', () => {
    const story = ask([web, denyAll, allowDb], toDb)
    expect(story.verdict).toBe('allowed')
    expect(steps(story)).toMatchInlineSnapshot(`
      [
        "forth leaving azure/pod/shop/web: shop/allow-db egress[0]",
        "forth overlay of azure: leaves with the address of its node in azure/app",
        "forth leaving azure/app: app-nsg app-to-db",
        "forth nodes in azure/app: as any host of the subnet",
        "forth routes of azure/app: gateway route 10.1.10.0/24 → VirtualNetworkGateway",
        "forth gateway gateway: learned 10.1.10.0/24 over both legs",
        "forth Microsoft's edge, primary leg: heard 10.1.10.0/24 from Oracle",
        "forth DRG route table link-table: imported 10.1.10.0/24 → DRG attachment vcn-attachment",
        "forth entrance of VCN vcn: local route 10.1.0.0/16",
        "forth entering oci/db: db-list from app",
        "forth at oci/db",
        "back leaving oci/db: state",
        "back routes of oci/db: route rule 10.12.0.0/16 → DRG drg",
        "back DRG route table vcn-table: imported 10.12.0.0/16 → DRG attachment circuit-attachment",
        "back virtual circuit virtual-circuit: heard 10.12.0.0/16 from Azure on both legs",
        "back Microsoft's edge, primary leg: heard 10.12.0.0/16 from the gateway",
        "back gateway gateway: address space 10.12.0.0/16",
        "back entering azure/app: state",
        "back at azure/app",
      ]
    `)
  })

  it('is stopped by the policy that closes it, with the rule that would open it', () => {
    const story = ask([web, denyAll], toDb)
    expect(story.verdict).toBe('blocked')
    expect(blamed(story)).toMatchInlineSnapshot(`
      [
        [
          "shop/default-deny",
          "closes all egress and has no rule for it",
          "add to spec.egress of network policy shop/default-deny (shop.yaml:3): - { to: [{ ipBlock: { cidr: 10.1.10.0/24 } }], ports: [{ protocol: TCP, port: 1521 }] }",
        ],
      ]
    `)
  })

  it('is stopped by the rule that is about another port, which is the better place for one more', () => {
    const story = ask([web, denyAll, allowDb], { ...toDb, port: 'tcp/1522' })
    expect(blamed(story)).toMatchInlineSnapshot(`
      [
        [
          "shop/allow-db",
          "has no egress rule for it",
          "add to spec.egress of network policy shop/allow-db (shop.yaml:5): - { to: [{ ipBlock: { cidr: 10.1.10.0/24 } }], ports: [{ protocol: TCP, port: 1522 }] }",
        ],
      ]
    `)
  })

  it('cannot be reached from the other cloud', () => {
    const story = ask([web], { from: 'oci/db', to: 'azure/pod/shop/web', port: 'tcp/80' })
    expect(blamed(story)).toEqual([
      ['azure', 'is an overlay behind its nodes: nobody outside can open anything to its pods', undefined],
    ])
  })

  it('reaches another pod of its cluster as the policies of both say', () => {
    const fromWeb = { from: 'azure/pod/shop/web', to: 'azure/pod/shop/api', port: 'tcp/8080' }
    expect(ask([web, api], fromWeb).verdict).toBe('allowed')
    const lets = policy(
      'to-api',
      '{ podSelector: { matchLabels: { app: api } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: http }] }] }',
    )
    expect(ask([web, api, lets], fromWeb).verdict).toBe('allowed')
    expect(ask([web, api, lets], { ...fromWeb, port: 'tcp/8081' }).verdict).toBe('blocked')
    expect(blamed(ask([web, api, denyAll], fromWeb))).toMatchInlineSnapshot(`
      [
        [
          "shop/default-deny",
          "closes all egress and has no rule for it",
          "add to spec.egress of network policy shop/default-deny (shop.yaml:5): - { to: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ protocol: TCP, port: 8080 }] }",
        ],
        [
          "shop/default-deny",
          "closes all ingress and has no rule for it",
          "add to spec.ingress of network policy shop/default-deny (shop.yaml:5): - { from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ protocol: TCP, port: 8080 }] }",
        ],
      ]
    `)
  })
})

/** As the flows of a stretched cluster's nodes have it. */
function withTunnel(model: NetworkModel): NetworkModel {
  const tunnel = { protocol: 'Udp', destinationPorts: ['8472'] } as const
  const [out, back] = [
    { sources: ['10.12.2.0/24'], destinations: ['10.1.10.0/24'] },
    { sources: ['10.1.10.0/24'], destinations: ['10.12.2.0/24'] },
  ]
  const both = (['INGRESS', 'EGRESS'] as const).map((direction) =>
    anOciRule({ name: 'tunnel', direction, protocol: 'udp', ports: { first: 8472, last: 8472 } }),
  )
  return {
    ...model,
    azure: {
      ...model.azure,
      securityGroups: model.azure.securityGroups.map((group) => ({
        ...group,
        rules: [
          ...group.rules,
          anAzureRule({ ...tunnel, ...out, name: 'tunnel-out' }),
          anAzureRule({ ...tunnel, ...back, name: 'tunnel-in', direction: 'Inbound' }),
        ],
      })),
    },
    oci: {
      ...model.oci,
      securityLists: model.oci.securityLists.map((list) => ({ ...list, rules: [...list.rules, ...both] })),
    },
  }
}

describe('pods of one cluster in both clouds', () => {
  const across = { from: 'azure/pod/shop/web', to: 'oci/pod/shop/api', port: 'tcp/8080', stretched: true } as const

  it('talk through the tunnel of their nodes where both clouds let it pass', () => {
    const story = ask([web, api], { ...across, network: withTunnel(aModel()) })
    expect(story.verdict).toBe('allowed')
    expect(steps(story)).toMatchInlineSnapshot(`
      [
        "forth leaving azure/pod/shop/web: ",
        "forth overlay of azure: through the tunnel to a node of the other cloud",
        "forth tunnel udp/8472 from azure/app to oci/db: azure udp/8472 passes",
        "forth tunnel udp/8472 from azure/app to oci/db: out of the tunnel at a node in oci/db",
        "forth entering oci/pod/shop/api: ",
        "forth at oci/pod/shop/api",
        "back leaving oci/pod/shop/api: state",
        "back overlay of azure: through the tunnel to a node of the other cloud",
        "back tunnel udp/8472 from oci/db to azure/app: azure udp/8472 passes",
        "back tunnel udp/8472 from oci/db to azure/app: out of the tunnel at a node in azure/app",
        "back entering azure/pod/shop/web: state",
        "back at azure/pod/shop/web",
      ]
    `)
  })

  it('do not where the tunnel is closed, and the object that closes it is named', () => {
    const story = ask([web, api], { ...across, network: aModel() })
    expect(story.verdict).toBe('blocked')
    expect(blamed(story).map(([name]) => name)).toEqual(['app-nsg'])
  })

  it('do not where a policy of either end says no', () => {
    const story = ask([web, api, denyAll], { ...across, network: withTunnel(aModel()) })
    expect(blamed(story).map(([name]) => name)).toEqual(['shop/default-deny', 'shop/default-deny'])
  })
})

describe('a pod with an address of the network', () => {
  const routable = { podNetwork: 'routable', pods: '10.12.2.128/25' } as const

  it('sends with its own address, and can be reached', () => {
    expect(ask([web, denyAll, allowDb], { ...toDb, ...routable }).verdict).toBe('allowed')
    const toWeb = { from: 'oci/db', to: 'azure/pod/shop/web', port: 'tcp/80', ...routable }
    expect(ask([web], toWeb).verdict).toBe('allowed')
    expect(blamed(ask([web, denyAll], toWeb))).toMatchInlineSnapshot(`
      [
        [
          "shop/default-deny",
          "closes all ingress and has no rule for it",
          "add to spec.ingress of network policy shop/default-deny (shop.yaml:3): - { from: [{ ipBlock: { cidr: 10.1.10.0/24 } }], ports: [{ protocol: TCP, port: 80 }] }",
        ],
      ]
    `)
  })
})

describe('a service', () => {
  const toService = { from: 'oci/db', to: 'azure/service/shop/web', port: 'tcp/80' }
  const fromDb = policy('from-db', '{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.1.10.0/24 } }] }] }')
  const fromNodes = policy(
    'from-nodes',
    '{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.12.2.0/24 } }], ports: [{ port: 8080 }] }] }',
  )

  it('shows its pods a node in place of the caller, unless it is told to keep the caller', () => {
    const cluster = service('type: LoadBalancer')
    const local = service('type: LoadBalancer, externalTrafficPolicy: Local')
    expect(ask([web, cluster], toService).verdict).toBe('allowed')
    expect(ask([web, cluster, fromDb], toService).verdict).toBe('blocked')
    expect(ask([web, cluster, fromNodes], toService).verdict).toBe('allowed')
    expect(ask([web, local, fromDb], toService).verdict).toBe('allowed')
    expect(ask([web, local, fromNodes], toService).verdict).toBe('blocked')
  })

  it('is called at its node port, and the missing rule is told for the port of its pods', () => {
    const nodePort = service('type: NodePort')
    expect(ask([web, nodePort], { ...toService, port: 'tcp/30080' }).verdict).toBe('allowed')
    expect(ask([web, nodePort], toService).verdict).toBe('blocked')
    expect(blamed(ask([web, nodePort, denyAll], { ...toService, port: 'tcp/30080' }))).toMatchInlineSnapshot(`
      [
        [
          "shop/default-deny",
          "closes all ingress and has no rule for it",
          "add to spec.ingress of network policy shop/default-deny (shop.yaml:5): - { from: [{ ipBlock: { cidr: 10.12.2.0/24 } }], ports: [{ protocol: TCP, port: 8080 }] }",
        ],
      ]
    `)
  })
})

const runningPod = (name: string, hostIP: string, podIP: string) =>
  `{ apiVersion: v1, kind: Pod, metadata: { name: ${name}, namespace: shop, labels: { app: web } }, spec: { containers: [] }, status: { phase: Running, hostIP: ${hostIP}, podIP: ${podIP} } }`
const node = (name: string, address: string, pool: string) =>
  `{ apiVersion: v1, kind: Node, metadata: { name: ${name}, labels: { kubernetes.azure.com/agentpool: ${pool} } }, status: { addresses: [{ type: InternalIP, address: ${address} }] } }`
const senders = ({ paths }: Trace): string[] => [...new Set(paths.map(({ from }) => from.names[0]!))].toSorted()

describe('places of a live cluster', () => {
  it('are in the cloud of their node, also of a cluster that stands in both', () => {
    const pods = [runningPod('here', '10.12.2.9', '10.244.1.5'), runningPod('there', '10.1.10.9', '10.244.2.5')]
    const story = ask(pods, { from: 'namespace/shop', to: 'oci/db', port: 'tcp/1521', stretched: true })
    expect(senders(story)).toEqual(['azure/pod/shop/here', 'oci/pod/shop/there'])
  })

  it('are all pods of a namespace, of which each has its own policies', () => {
    const story = ask([web, api, denyAll, allowDb], { ...toDb, from: 'azure/namespace/shop' })
    expect(story.verdict).toBe('partly')
    expect(blamed(story).map(([name]) => name)).toEqual(['shop/default-deny'])
  })

  it('are nodes with their own addresses, alone or by their pool', () => {
    const nodes = [
      node('aks-0', '10.12.2.4', 'app'),
      node('aks-1', '10.12.2.5', 'app'),
      node('aks-2', '10.12.2.6', 'jobs'),
    ]
    expect(senders(ask(nodes, { ...toDb, from: 'node/aks-2' }))).toEqual(['azure/node/aks-2'])
    const pool = ask(nodes, { ...toDb, from: 'azure/pool/app' })
    expect([pool.verdict, senders(pool)]).toEqual(['allowed', ['azure/node/aks-0', 'azure/node/aks-1']])
  })

  it('name no line of a file in an edit', () => {
    const { objects } = readManifests([{ file: 'policies of context prod', text: denyAll, isLive: true }])
    expect(objects.policies[0]!.place).toBeUndefined()
  })
})
