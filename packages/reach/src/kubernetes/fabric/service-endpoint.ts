import type { Checkpoint, Endpoint, Filter } from '../../fabric/fabric.ts'
import type { AddressRange } from '../../packets/address-range.ts'
import { selects } from '../labels.ts'
import { objectName, type Service, type ServicePort, type Workload } from '../objects.ts'
import { hasPort, noPorts, type PortSet, portsOf, unitePorts } from '../port-set.ts'
import { serviceNames } from './names.ts'
import type { PlacedWorkload } from './placed-workloads.ts'
import { policyCheckpoint, portMatches } from './policy-checkpoint.ts'
import type { Site } from './site.ts'

/** The pods that a service sends its callers to. */
export const podsBehind = ({ modelled }: Site, { namespace, selector }: Service): Workload[] =>
  selector
    ? modelled.objects.workloads.filter((pod) => pod.namespace === namespace && selects(selector, pod.labels))
    : []

/** Where a service answers outside of its cluster; nowhere for one that is only for inside. */
export function outsideAddresses({ nodes }: Site, { type, loadBalancerAddresses }: Service): readonly AddressRange[] {
  if (type === 'LoadBalancer') return loadBalancerAddresses.length > 0 ? loadBalancerAddresses : nodes.addresses
  return type === 'NodePort' ? nodes.addresses : []
}

/**
 * A service as callers outside of its cluster meet it: its address and ports, then the policies of the pods behind it.
 * With `externalTrafficPolicy: Cluster` those see a node in place of the caller.
 * @source https://kubernetes.io/docs/tutorials/services/source-ip/
 */
export function serviceEndpoint(site: Site, service: Service, others: readonly PlacedWorkload[]): Endpoint | undefined {
  const addresses = outsideAddresses(site, service)
  if (addresses.length === 0) return undefined
  const { cloud, nodes } = site
  const names = serviceNames(cloud, service)
  const ref = { key: names[0]!, side: 'kubernetes', kind: 'service', name: objectName(service) } as const
  const behind = podsBehind(site, service).map((workload) =>
    policyCheckpoint(site, 'ingress', {
      workload,
      others,
      title: `${cloud}/pod/${objectName(workload)}`,
      seen: {
        asCalled: (ports) => calledPorts(service, workload, ports),
        ...(service.externalTrafficPolicy === 'Cluster' && { callers: nodes.addresses }),
      },
    }),
  )
  return {
    ...nodes,
    key: `${site.modelled.ref.key}/${cloud}/service/${objectName(service)}`,
    names,
    groups: [],
    object: ref,
    addresses,
    leaving: [opensNothing(service, names[0]!)],
    entering: [
      ...nodes.entering,
      portsCheckpoint(service, { filter: portsFilter(service, ref), title: names[0]! }),
      ...behind,
    ],
  }
}

const outsidePort = ({ type }: Service, { port, nodePort }: ServicePort): number | undefined =>
  type === 'NodePort' ? nodePort : port

const callable = (service: Service): { readonly at: ServicePort; readonly called: PortSet }[] =>
  service.ports.flatMap((at) => {
    const port = outsidePort(service, at)
    return port === undefined ? [] : [{ at, called: portsOf(at.transport, port, port) }]
  })

/** The ports that callers write to come out at one of `ports` of the pod. */
const calledPorts = (service: Service, pod: Workload, ports: PortSet): PortSet =>
  callable(service)
    .filter(({ at }) => targetsOf(at, pod).some((target) => hasPort(ports, at.transport, target)))
    .map(({ called }) => called)
    .reduce(unitePorts, noPorts)

export const targetsOf = ({ target, transport }: ServicePort, { ports }: Workload): number[] =>
  typeof target === 'number'
    ? [target]
    : ports.filter((one) => one.name === target && one.transport === transport).map(({ port }) => port)

const portsFilter = (service: Service, object: Filter['object']): Filter => ({
  object,
  mode: 'any-allows',
  rules: callable(service).flatMap(({ at, called }) =>
    portMatches(called).map((match) => ({ name: `port ${at.name ?? at.port}`, match, allows: true })),
  ),
})

/** A service answers, and opens nothing by itself: its answers pass by the state that `portsCheckpoint` keeps. */
const opensNothing = (service: Service, title: string): Checkpoint => ({
  place: `service/${objectName(service)}`,
  way: 'out',
  title: `leaving ${title}`,
  filters: [],
  whenNone: 'deny',
})

const portsCheckpoint = (service: Service, { filter, title }: { filter: Filter; title: string }): Checkpoint => ({
  place: `service/${objectName(service)}`,
  way: 'in',
  title: `ports of ${title}`,
  filters: [filter],
  whenNone: 'deny',
})
