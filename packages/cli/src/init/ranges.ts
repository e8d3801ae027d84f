import { asPrefix, freePrefix, InterconnectError, type Prefix, prefixLength } from '@interconnect/model'
import type { Choices } from './choices.ts'

/** Every range of a first document. */
export interface Ranges {
  /** Absent for a network of others. */
  readonly azure?: Network
  readonly oci?: Network
  /** Written only where the default would meet something that is to be avoided. */
  readonly bgp?: { readonly primary: Prefix; readonly secondary: Prefix }
  /** Pods and services of each cluster, in the order of the document. */
  readonly clusters: readonly { readonly pods: Prefix; readonly services: Prefix }[]
}

interface Network {
  readonly cidr: Prefix
  readonly subnet: Prefix
  readonly nodes?: Prefix
}

/** @source https://www.rfc-editor.org/rfc/rfc1918 */
const privateSpace = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(asPrefix)

/** Never chosen: every host that runs Docker keeps it for itself. @source https://docs.docker.com/engine/network/drivers/bridge/ */
const dockerBridge = asPrefix('172.17.0.0/16')

/** Taken unasked by clusters and home networks: left alone while there is other room. */
const contested = ['10.0.0.0/16', '10.96.0.0/16', '10.244.0.0/16', '172.30.0.0/15', '192.168.0.0/23'].map(asPrefix)

/** Kept free for BGP while it can be. */
const bgpSpace = ['192.168.240.0/20', '172.30.255.0/24', '10.255.240.0/20'].map(asPrefix)

/** Lengths that will do, the best first. */
const networkLengths = [16, 18, 20, 22]
const clusterLengths = [16, 17, 18]

/**
 * Ranges that meet neither one another nor anything of `avoid`: what a person would write first where it is free.
 * @throws usage/invalid-argument when there is no room, naming what for
 */
export function chooseRanges({ vnet, vcn, kubernetes }: Choices, avoid: readonly Prefix[]): Ranges {
  const taken = [...avoid, dockerBridge]
  const take = (what: string, lengths: readonly number[], liked: readonly string[] = []): Prefix => {
    const found = firstFree(lengths, liked.map(asPrefix), taken)
    if (!found) throw noRoom(what, lengths.at(-1)!, avoid)
    taken.push(found)
    return found
  }
  const azure = vnet === undefined ? take('the virtual network', networkLengths, ['10.12.0.0/16']) : undefined
  const oci = vcn === undefined ? take('the VCN', networkLengths, ['10.1.0.0/16']) : undefined
  const clusters = clusterNames[kubernetes].map((name) => ({
    pods: take(`the pods of ${name}`, clusterLengths, kubernetes === 'stretched' ? ['10.244.0.0/16'] : []),
    services: take(`the services of ${name}`, clusterLengths, kubernetes === 'stretched' ? ['10.96.0.0/16'] : []),
  }))
  return {
    ...(azure && { azure: subnetsIn(azure, 2, kubernetes) }),
    ...(oci && { oci: subnetsIn(oci, 10, kubernetes) }),
    ...(avoid.length > 0 && { bgp: chooseBgp(taken, avoid) }),
    clusters,
  }
}

const clusterNames = { none: [], stretched: ['the cluster'], paired: ['the cluster in Azure', 'the cluster in OCI'] }

function firstFree(lengths: readonly number[], liked: readonly Prefix[], taken: readonly Prefix[]): Prefix | undefined {
  const wished = liked.find((one) => freePrefix(one, prefixLength(one), taken))
  // Rather a smaller range than one that others take unasked; that one rather than none.
  const attempts = [[...taken, ...contested, ...bgpSpace], taken].flatMap((busy) =>
    lengths.flatMap((length) => privateSpace.map((space) => ({ busy, length, space }))),
  )
  return wished ?? firstOf(attempts, ({ busy, length, space }) => freePrefix(space, length, busy))
}

function firstOf<From, To>(all: readonly From[], find: (one: From) => To | undefined): To | undefined {
  for (const one of all) {
    const found = find(one)
    if (found !== undefined) return found
  }
  return undefined
}

/** The `third`th /24 as far as it fits, the one after it for nodes. */
function subnetsIn(cidr: Prefix, third: number, kubernetes: Choices['kubernetes']): Network {
  const subnet = (busy: readonly Prefix[], index: number) => nth24(cidr, index, busy) ?? freePrefix(cidr, 24, busy)!
  const first = subnet([], third)
  return { cidr, subnet: first, ...(kubernetes !== 'none' && { nodes: subnet([first], third + 1) }) }
}

function nth24(cidr: Prefix, index: number, busy: readonly Prefix[]): Prefix | undefined {
  const before = Array.from({ length: index }, () => 0).reduce<Prefix[]>((all) => {
    const next = freePrefix(cidr, 24, all)
    return next ? [...all, next] : all
  }, [])
  return freePrefix(cidr, 24, [...before, ...busy])
}

function chooseBgp(taken: readonly Prefix[], avoid: readonly Prefix[]): NonNullable<Ranges['bgp']> {
  for (const space of [...bgpSpace, ...privateSpace]) {
    const primary = freePrefix(space, 30, taken)
    const secondary = primary && freePrefix(space, 30, [...taken, primary])
    if (primary && secondary) return { primary, secondary }
  }
  throw noRoom('the two BGP networks', 30, avoid)
}

const noRoom = (what: string, length: number, avoid: readonly Prefix[]) =>
  new InterconnectError(
    'usage/invalid-argument',
    `there is no room for ${what}: no free private /${length} outside of ${some(avoid)}`,
    { hint: 'avoid narrower ranges, or write the address yourself in the document' },
  )

const some = (ranges: readonly Prefix[]): string =>
  ranges.length > 6 ? `${ranges.slice(0, 5).join(', ')} and ${ranges.length - 5} more` : ranges.join(', ')
