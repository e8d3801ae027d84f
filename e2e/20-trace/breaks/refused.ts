import {
  drgAttachments,
  drgRouteDistributions,
  drgRouteTables,
  drgs,
  objectPath,
  securityLists,
  vcns,
} from '@interconnect/oci-api'
import type { Refused } from '../break.ts'
import { drop, edit, ids } from '../in-azure.ts'
import { attachment, distribution, drgTable, theDrg, theList, theVcn } from '../in-oci.ts'

/** What nobody can break alone: the cloud does not take it while something stands on it. */
export const refusedChanges: readonly Refused[] = [
  {
    what: 'the VNet deleted',
    of: 'azure/virtual-network',
    says: /in use/i,
    make: (consoles) => drop(consoles, ids.vnet),
  },
  {
    what: 'the range of the VNet exchanged',
    of: 'azure/virtual-network.cidrs',
    says: /has active allocations/,
    make: (consoles) => edit(consoles, ids.vnet, { addressSpace: { addressPrefixes: ['10.99.0.0/16'] } }),
  },
  {
    what: 'the circuit deleted',
    of: 'azure/express-route-circuit',
    says: /cannot be deleted because it is linked/,
    make: (consoles) => drop(consoles, ids.circuit),
  },
  {
    what: 'the private peering deleted',
    of: 'azure/private-peering',
    says: /cannot be deleted because the circuit is linked/,
    make: (consoles) => drop(consoles, ids.peering),
  },
  {
    what: 'the VCN deleted',
    of: 'oci/vcn',
    says: /in use/,
    make: async (consoles) => consoles.oci.delete(objectPath(vcns, (await theVcn(consoles)).id)),
  },
  {
    what: 'the DRG deleted',
    of: 'oci/drg',
    says: /references the DrgAttachment/,
    make: async (consoles) => consoles.oci.delete(objectPath(drgs, (await theDrg(consoles)).id)),
  },
  {
    what: 'a DRG route table deleted',
    of: 'oci/drg-route-table',
    says: /references the DrgAttachment/,
    make: async (consoles) => consoles.oci.delete(objectPath(drgRouteTables, (await drgTable(consoles, 'vcn')).id)),
  },
  {
    what: 'a DRG route distribution deleted',
    of: 'oci/drg-route-distribution',
    says: /references the DrgRouteTable/,
    make: async (consoles) =>
      consoles.oci.delete(objectPath(drgRouteDistributions, (await distribution(consoles, 'vcn')).id)),
  },
  {
    what: 'the attachment of the virtual circuit deleted',
    of: 'oci/virtual-circuit-attachment',
    says: /deleted together with its network object/,
    make: async (consoles) =>
      consoles.oci.delete(objectPath(drgAttachments, (await attachment(consoles, 'VIRTUAL_CIRCUIT')).id)),
  },
  {
    what: 'the security list deleted',
    of: 'oci/security-list',
    says: /references the Subnet/,
    make: async (consoles) => consoles.oci.delete(objectPath(securityLists, (await theList(consoles)).id)),
  },
]
