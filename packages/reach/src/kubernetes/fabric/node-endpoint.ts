import type { Endpoint } from '../../fabric/fabric.ts'
import { intersect } from '../../packets/address-list.ts'
import { isAsked, nodeNames } from './names.ts'
import type { Site } from './site.ts'

/**
 * The nodes that a question names, each behind the rules of its interface where that is known, else of its subnet. A node
 * of a stretched cluster stands where its address is.
 */
export const askedNodes = (site: Site): Endpoint[] =>
  site.modelled.objects.nodes.flatMap((node) => {
    const names = nodeNames(site.cloud, node)
    if (!isAsked(site.modelled, names)) return []
    return site.hosts.flatMap((host) => {
      const addresses = host.network === site.nodes.network ? intersect(node.addresses, host.addresses) : []
      const object = { key: names[0]!, side: 'kubernetes', kind: 'node', name: node.name } as const
      return addresses.length === 0 ? [] : [{ ...host, key: names[0]!, names, object, addresses }]
    })
  })
