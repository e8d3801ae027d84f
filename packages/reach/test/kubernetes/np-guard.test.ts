import { describe, expect, it } from 'vitest'
import { conversation } from '../../src/kubernetes/clearance.ts'
import { clusterOf } from '../../src/kubernetes/cluster.ts'
import { readManifests } from '../../src/kubernetes/manifests/read-manifests.ts'
import { objectName } from '../../src/kubernetes/objects.ts'
import type { Peer } from '../../src/kubernetes/peer.ts'
import { formatPortSet, isNoPorts } from '../../src/kubernetes/port-set.ts'
import { addressRange } from '../../src/packets/address-range.ts'

// Cases and answers that np-guard publishes with its analyser, restated; see witness/np-guard/README.md.
// Sources: https://github.com/np-guard/netpol-analyzer, tests/<name> and the connlist_output beside it.

const deployment = (name: string, labels = `app: ${name}`): string =>
  `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: ${name} }, spec: { template: { metadata: { labels: { ${labels} } }, spec: { containers: [] } } } }`

const policy = (name: string, spec: string): string =>
  `{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: ${name} }, spec: { ${spec} } }`

/** Every two different ends that may talk, in the form of np-guard's list; addresses as the ranges it tells apart. */
function listed(manifests: readonly string[], ranges: readonly string[]): string[] {
  const { objects, findings } = readManifests([{ file: 'case.yaml', text: manifests.join('\n---\n') }])
  expect(findings).toEqual([])
  const cluster = clusterOf(objects, { blocksTakePods: false })
  const ends: { readonly name: string; readonly peer: Peer }[] = [
    ...ranges.map((name) => ({ name, peer: { addresses: addressRange(name) } })),
    ...objects.workloads.map((workload) => ({ name: objectName(workload).split('/')[1]!, peer: { workload } })),
  ]
  return ends.flatMap((from) =>
    ends
      .filter((to) => from !== to && (from.peer.workload !== undefined || to.peer.workload !== undefined))
      .flatMap((to) => {
        const { ports } = conversation(cluster, from.peer, to.peer)
        return isNoPorts(ports) ? [] : [`${from.name} => ${to.name}: ${formatPortSet(ports)}`]
      }),
  )
}

const everyone = '0.0.0.0-255.255.255.255'

/** Who calls whom on which port in the Online Boutique: its policies open that on both sides, and DNS. */
const calls: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  frontend: {
    adservice: 9555,
    cartservice: 7070,
    checkoutservice: 5050,
    currencyservice: 7000,
    productcatalogservice: 3550,
    recommendationservice: 8080,
    shippingservice: 50_051,
  },
  checkoutservice: {
    cartservice: 7070,
    currencyservice: 7000,
    emailservice: 8080,
    paymentservice: 50_051,
    productcatalogservice: 3550,
    shippingservice: 50_051,
  },
  loadgenerator: { frontend: 8080 },
  recommendationservice: { productcatalogservice: 3550 },
}
const services = [...new Set([...Object.keys(calls), ...Object.values(calls).flatMap(Object.keys)])].toSorted()

function boutiquePolicy(app: string): string {
  const peer = (name: string, port: number, side: 'from' | 'to') =>
    `{ ${side}: [{ podSelector: { matchLabels: { app: ${name} } } }], ports: [{ port: ${port} }] }`
  const own = Object.entries(calls[app] ?? {}).map(([name, port]) => peer(name, port, 'to'))
  const dns =
    '{ to: [{ namespaceSelector: {}, podSelector: { matchLabels: { k8s-app: kube-dns } } }], ports: [{ port: 53, protocol: UDP }] }'
  const callers = Object.entries(calls).flatMap(([name, called]) =>
    called[app] === undefined ? [] : [peer(name, called[app], 'from')],
  )
  const egress = own.length > 0 ? [...own, dns] : []
  return policy(
    `${app}-netpol`,
    `podSelector: { matchLabels: { app: ${app} } }, policyTypes: [Ingress, Egress], ingress: [${callers.join()}], egress: [${egress.join()}]`,
  )
}

describe("np-guard's published answers", () => {
  it('new_online_boutique_synthesis: exactly the fifteen calls', () => {
    const manifests = [...services.map((name) => deployment(name)), ...services.map(boutiquePolicy)]
    expect(listed(manifests, [everyone]).toSorted()).toEqual([
      'checkoutservice => cartservice: tcp/7070',
      'checkoutservice => currencyservice: tcp/7000',
      'checkoutservice => emailservice: tcp/8080',
      'checkoutservice => paymentservice: tcp/50051',
      'checkoutservice => productcatalogservice: tcp/3550',
      'checkoutservice => shippingservice: tcp/50051',
      'frontend => adservice: tcp/9555',
      'frontend => cartservice: tcp/7070',
      'frontend => checkoutservice: tcp/5050',
      'frontend => currencyservice: tcp/7000',
      'frontend => productcatalogservice: tcp/3550',
      'frontend => recommendationservice: tcp/8080',
      'frontend => shippingservice: tcp/50051',
      'loadgenerator => frontend: tcp/8080',
      'recommendationservice => productcatalogservice: tcp/3550',
    ])
  })

  it('netpol-analysis-example-minimal: a front and a back end', () => {
    const backend = policy(
      'backend-netpol',
      'podSelector: { matchLabels: { app: backendservice } }, policyTypes: [Ingress, Egress], ingress: [{ from: [{ podSelector: { matchLabels: { app: frontend } } }], ports: [{ port: 9090, protocol: TCP }] }]',
    )
    const frontend = policy(
      'frontend-netpol',
      'podSelector: { matchLabels: { app: frontend } }, policyTypes: [Ingress, Egress], ingress: [{ ports: [{ port: 8080, protocol: TCP }] }], egress: [{ to: [{ podSelector: { matchLabels: { app: backendservice } } }], ports: [{ port: 9090, protocol: TCP }] }, { ports: [{ port: 53, protocol: UDP }] }]',
    )
    const manifests = [deployment('frontend'), deployment('backend', 'app: backendservice'), backend, frontend]
    expect(listed(manifests, [everyone])).toEqual([
      `${everyone} => frontend: tcp/8080`,
      `frontend => ${everyone}: udp/53`,
      'frontend => backend: tcp/9090',
    ])
  })

  it('demo_app_with_routes_and_ingress: without policies everybody reaches everybody', () => {
    const names = ['hello-world', 'ingress-world', 'route-world']
    const ends = [everyone, ...names]
    const all = ends.flatMap((from) => ends.filter((to) => to !== from).map((to) => `${from} => ${to}: everything`))
    expect(
      listed(
        names.map((name) => deployment(name)),
        [everyone],
      ),
    ).toEqual(all)
  })

  it('ipblockstest_2: a block of everything but three networks', () => {
    const open = policy(
      'enable-from-ipblock',
      'podSelector: { matchLabels: { tier: frontend } }, policyTypes: [Ingress], ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.21.0.0/16, 172.30.0.0/16] } }], ports: [{ port: 53, protocol: TCP }] }]',
    )
    const [taken, left] = [
      ['0.0.0.0-9.255.255.255', '11.0.0.0-172.20.255.255', '172.22.0.0-172.29.255.255', '172.31.0.0-255.255.255.255'],
      ['10.0.0.0-10.255.255.255', '172.21.0.0-172.21.255.255', '172.30.0.0-172.30.255.255'],
    ]
    const into = listed([deployment('vpn', 'tier: frontend'), open], [...taken, ...left]).filter((line) =>
      line.includes('=> vpn'),
    )
    expect(into).toEqual(taken.map((range) => `${range} => vpn: tcp/53`))
  })
})
