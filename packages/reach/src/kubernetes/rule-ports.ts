import type { ContainerPort, PolicyPort, PolicyRule } from './objects.ts'
import { allPorts, noPorts, type PortSet, portsOf, unitePorts } from './port-set.ts'

/**
 * The ports a rule opens towards a receiver with these container ports. A name stands for every container port that is
 * called so with the same protocol; outside of the cluster nothing has names.
 */
export const rulePorts = ({ ports }: PolicyRule, named: readonly ContainerPort[]): PortSet =>
  ports?.map((port) => portSetOf(port, named)).reduce(unitePorts, noPorts) ?? allPorts

function portSetOf({ transport, port, endPort }: PolicyPort, named: readonly ContainerPort[]): PortSet {
  if (port === undefined) return portsOf(transport)
  if (typeof port === 'number') return portsOf(transport, port, endPort ?? port)
  return named
    .filter((one) => one.name === port && one.transport === transport)
    .map((one) => portsOf(transport, one.port, one.port))
    .reduce(unitePorts, noPorts)
}

export const hasNamedPort = ({ ports }: PolicyRule): boolean =>
  ports?.some(({ port }) => typeof port === 'string') ?? false
