import type { Cloud } from '@interconnect/model'
import type { ModelledCluster } from '../../model/kubernetes.ts'
import type { Node, Service, Workload } from '../objects.ts'

/** With the cloud before it and without. */
const inCloud = (cloud: Cloud, names: readonly string[]): string[] =>
  [`${cloud}/`, ''].flatMap((before) => names.map((name) => `${before}${name}`))

/** What questions may call a workload: by its cloud or without, as `pod` or by its kind; pods also by what made them. */
export function workloadNames(cloud: Cloud, { kind, namespace, name, maker }: Workload): string[] {
  const own = namesAs(kind, namespace, name)
  return inCloud(cloud, maker ? [...own, ...namesAs(maker.kind, namespace, maker.name)] : own)
}

const namesAs = (kind: string, namespace: string, name: string): string[] =>
  [...new Set(['pod', kind.toLowerCase()])].map((word) => `${word}/${namespace}/${name}`)

/** All pods of a namespace. */
export const namespaceNames = (cloud: Cloud, name: string): string[] => inCloud(cloud, [`namespace/${name}`])

export const serviceNames = (cloud: Cloud, { namespace, name }: Service): string[] =>
  inCloud(cloud, [`service/${namespace}/${name}`])

/** A node, and the pool that it is of. */
export const nodeNames = (cloud: Cloud, { name, pool }: Node): string[] =>
  inCloud(cloud, [`node/${name}`, ...(pool === undefined ? [] : [`pool/${pool}`])])

export const isAsked = ({ asked }: ModelledCluster, names: readonly string[]): boolean =>
  names.some((name) => asked.includes(name))
