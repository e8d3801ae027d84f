import { resolveRefs } from '@interconnect/engine'
import type { Prefix } from '@interconnect/model'
import { ociLimits, readRouteRules } from '@interconnect/oci'
import { keys } from '../../compose/keys.ts'
import { concerns, type ObservedLine, type StationKind } from './station.ts'

const type = 'oci/vcn-route-rules'
const drg = 'DRG'

/**
 * The route tables of the VCN's subnets: BGP does not reach them, so each range of the VNet needs a rule.
 * @source https://docs.oracle.com/iaas/Content/Network/Tasks/managingroutetables.htm
 */
export const vcnTables: StationKind = {
  cloud: 'oci',
  hint: 'run `interconnect apply`: it writes the rules to the DRG',
  expected: ({ graph }) =>
    graph.resources
      .filter((node) => node.type === type)
      .map(({ key, name, props }) => ({
        id: key.replace(type, 'oci/vcn-table'),
        title: `VCN route table, ${name.replace(/^of the | route table$/g, '')}`,
        lines: (props['rules'] as { readonly destination: Prefix }[]).map(({ destination }) => ({
          prefix: destination,
          via: drg,
          expected: { chosen: true },
        })),
      })),
  async read({ id, lines }, { graph, attributes, oci, signal }) {
    const node = graph.resources.find(({ key }) => key === id.replace('oci/vcn-table', type))
    const tableId = node && resolveRefs(node.props['routeTableId'], attributes)
    const drgId = attributes(keys.drg)?.id
    if (typeof tableId !== 'string') return { state: 'absent' }
    const rules = await readRouteRules(oci, tableId, { signal })
    const observed = rules.flatMap(({ destination, networkEntityId }): ObservedLine[] => {
      const via = networkEntityId === drgId ? drg : nameOfOther(networkEntityId)
      return concerns(lines, destination) ? [{ prefix: destination, via, observed: { chosen: true } }] : []
    })
    return { state: 'told', lines: observed, total: rules.length }
  },
  loads: ({ total }) => [
    { what: 'rules', count: total, limit: ociLimits.rulesPerRouteTable, above: 'no rule can be added' },
  ],
}

/** `another natgateway`: the sort of thing an OCID names. */
const nameOfOther = (ocid: string): string => `another ${ocid.split('.')[1] ?? 'target'}`
