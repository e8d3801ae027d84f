import type { RegionPair } from '@interconnect/model'

/** A first document: short, valid as it stands, with comments where one will want to change something. */
export const initTemplate = (name: string, { name: pair, oci, azure, peeringLocations }: RegionPair): string => `\
# ${azure.displayName} and ${oci.city}, through ${peeringLocations[0]}.
# \`interconnect plan\` shows everything that is not written here and what it was decided to be.
apiVersion: oci-azure.dev/v1alpha1
kind: Interconnect
metadata:
  name: ${name}
spec:
  regions: ${pair}
  bandwidth: 1Gbps # or 2Gbps, 5Gbps, 10Gbps
  azure:
    subscription: 00000000-0000-0000-0000-000000000000 # az account show --query id
    network:
      cidr: 10.12.0.0/16 # or existing: <id of a VNet>
      subnets:
        app: 10.12.2.0/24
  oci:
    compartment: ocid1.compartment.oc1..example # oci iam compartment list
    network:
      cidr: 10.1.0.0/16 # or existing: <OCID of a VCN>
      subnets:
        db: 10.1.10.0/24
  # What may talk to what; everything else stays closed.
  flows:
    - from: azure/app
      to: oci/db
      ports: [tcp/1521-1522]
`
