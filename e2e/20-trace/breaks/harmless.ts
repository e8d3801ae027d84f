import { networkSecurityGroupId, type NetworkSecurityGroup, routeId, securityRuleId } from '@interconnect/azure-api'
import { drgRouteTables, objectPath, virtualCircuits } from '@interconnect/oci-api'
import { cutLeg } from '@interconnect/sim'
import type { Consoles, Harmless } from '../break.ts'
import { add, drop, edit, ids, inGroup, put } from '../in-azure.ts'
import { drgTable, theCircuit, update } from '../in-oci.ts'

const both = ['primary', 'secondary'] as const

/** What the circuit is given, and gives up again. */
async function changeCircuit(consoles: Consoles, to: object, name: 'ipMtu' | 'bandwidthShapeName') {
  const circuit = await theCircuit(consoles)
  return update(consoles, objectPath(virtualCircuits, circuit.id), { to, from: { [name]: circuit[name] } })
}

async function readdress(consoles: Consoles, leg: 0 | 1) {
  const { id, crossConnectMappings = [] } = await theCircuit(consoles)
  const from = crossConnectMappings.map(({ customerBgpPeeringIp, oracleBgpPeeringIp }) => ({
    customerBgpPeeringIp,
    oracleBgpPeeringIp,
  }))
  const other = { customerBgpPeeringIp: '192.168.77.2/30', oracleBgpPeeringIp: '192.168.77.1/30' }
  const to = from.map((mapping, index) => (index === leg ? other : mapping))
  return update(consoles, objectPath(virtualCircuits, id), {
    to: { crossConnectMappings: to },
    from: { crossConnectMappings: from },
  })
}

/** Changes that stop nothing of the flow: where something is lost, it is said. */
export const harmlessChanges: readonly Harmless[] = [
  {
    what: 'other addresses for the primary session in Azure',
    of: 'azure/private-peering.primaryPrefix',
    legs: { there: ['secondary'], back: ['secondary'] },
    make: (consoles) => edit(consoles, ids.peering, { primaryPeerAddressPrefix: '192.168.99.0/30' }),
  },
  {
    what: 'other addresses for the secondary session in Azure',
    of: 'azure/private-peering.secondaryPrefix',
    legs: { there: ['primary'], back: ['primary'] },
    make: (consoles) => edit(consoles, ids.peering, { secondaryPeerAddressPrefix: '192.168.99.0/30' }),
  },
  ...both.map((leg): Harmless => {
    const left = leg === 'primary' ? 'secondary' : 'primary'
    return {
      what: `the ${leg} leg cut`,
      of: 'oci/virtual-circuit',
      legs: { there: [left], back: [left] },
      async make(consoles) {
        const { id } = await theCircuit(consoles)
        cutLeg(consoles.simulator.world, id, leg, true)
        return async (again) => cutLeg(again.simulator.world, id, leg, false)
      },
    }
  }),
  {
    what: 'other addresses for the primary session in OCI, which the provider writes into Azure',
    of: 'oci/virtual-circuit.primary',
    legs: { there: both, back: both },
    make: (consoles) => readdress(consoles, 0),
  },
  {
    what: 'other addresses for the secondary session in OCI',
    of: 'oci/virtual-circuit.secondary',
    legs: { there: both, back: both },
    make: (consoles) => readdress(consoles, 1),
  },
  {
    what: 'larger frames on the virtual circuit',
    of: 'oci/virtual-circuit.mtu',
    make: (consoles) => changeCircuit(consoles, { ipMtu: 'MTU_9000' }, 'ipMtu'),
  },
  {
    what: 'more bandwidth for the virtual circuit',
    of: 'oci/virtual-circuit.bandwidthShape',
    make: (consoles) => changeCircuit(consoles, { bandwidthShapeName: '2 Gbps' }, 'bandwidthShapeName'),
  },
  {
    what: 'equal routes of the DRG no longer shared',
    of: 'oci/drg-route-table.ecmp',
    async make(consoles) {
      const { id } = await drgTable(consoles, 'vcn')
      return update(consoles, objectPath(drgRouteTables, id), {
        to: { isEcmpEnabled: false },
        from: { isEcmpEnabled: true },
      })
    },
  },
  {
    what: 'all rules of ours deleted: what Azure has by default lets in and out whatever the gateway has learned',
    of: 'azure/security-rules',
    async make(consoles) {
      const wire = (await consoles.azure.get<NetworkSecurityGroup>(ids.securityGroup))!
      for (const { name } of wire.properties.securityRules!)
        await drop(consoles, securityRuleId(ids.securityGroup, name!))
      return 'apply'
    },
  },
  {
    what: 'the security group taken off the subnet',
    of: 'azure/subnet.networkSecurityGroupId',
    make: (consoles) => edit(consoles, ids.subnet, { networkSecurityGroup: undefined }),
  },
  {
    what: 'the subnet behind a new security group, which has the default rules only',
    of: 'azure/subnet.networkSecurityGroupId',
    async make(consoles) {
      const id = networkSecurityGroupId(inGroup('plain'))
      await put(consoles, id, { location: 'eastus', properties: {} })
      return edit(consoles, ids.subnet, { networkSecurityGroup: { id } })
    },
  },
  {
    what: 'the route table taken off the subnet: without one, what the gateway learns is used',
    of: 'azure/subnet.routeTableId',
    make: (consoles) => edit(consoles, ids.subnet, { routeTable: undefined }),
  },
  {
    what: 'a user route that is shorter than what the gateway has learned',
    of: 'azure/route-table',
    make: (consoles) =>
      add(consoles, routeId(ids.routeTable, 'short'), { addressPrefix: '10.1.0.0/16', nextHopType: 'None' }),
  },
]
