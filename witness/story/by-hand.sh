# An interconnect up and down with nothing but `az` and `oci`, in the order of Microsoft's and Oracle's pages:
# https://learn.microsoft.com/azure/virtual-machines/workloads/oracle/configure-azure-oci-networking
# https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm
# Run where `interconnect sim start` keeps its state; prints a word of each step that can be checked.
set -euo pipefail
. .interconnect/sim/clients/azure.env
. .interconnect/sim/clients/oci.env
COMPARTMENT=$(node -p "require('./.interconnect/sim/clients/clients.json').ociSdk.compartment")
soon='--wait-interval-seconds 1'
id='--query data.id --raw-output'

az cloud register --name Sim --endpoint-resource-manager "$AZURE_AUTHORITY_HOST" --endpoint-active-directory "$AZURE_AUTHORITY_HOST/adfs" \
  --endpoint-active-directory-resource-id "$AZURE_AUTHORITY_HOST" --endpoint-active-directory-graph-resource-id "$AZURE_AUTHORITY_HOST"
az cloud set --name Sim
az login --service-principal --username "$AZURE_CLIENT_ID" --password "$AZURE_CLIENT_SECRET" --tenant "$AZURE_TENANT_ID" --output none
az config set defaults.group=link core.only_show_errors=true

# Azure's half.
az group create --name link --location eastus --output none
az network vnet create --name vnet --address-prefixes 10.12.0.0/16 --subnet-name app --subnet-prefixes 10.12.2.0/24 --output none
az network vnet subnet create --vnet-name vnet --name GatewaySubnet --address-prefixes 10.12.0.0/27 --output none
az network vnet-gateway create --name gateway --vnet vnet --gateway-type ExpressRoute --sku ErGw1AZ --output none
az network express-route create --name circuit --bandwidth 1000 --sku-family MeteredData --sku-tier Standard \
  --provider 'Oracle Cloud FastConnect' --peering-location 'Washington DC' --output none
KEY=$(az network express-route show --name circuit --query serviceKey --output tsv)

# Oracle's half.
VCN=$(oci network vcn create --compartment-id "$COMPARTMENT" --cidr-blocks '["10.1.0.0/16"]' --wait-for-state AVAILABLE $soon $id)
ROUTES=$(oci network vcn get --vcn-id "$VCN" --query 'data."default-route-table-id"' --raw-output)
SUBNET=$(oci network subnet create --compartment-id "$COMPARTMENT" --vcn-id "$VCN" --cidr-block 10.1.10.0/24 --wait-for-state AVAILABLE $soon $id)
DRG=$(oci network drg create --compartment-id "$COMPARTMENT" --wait-for-state AVAILABLE $soon $id)
ATTACHMENT=$(oci network drg-attachment create --drg-id "$DRG" --vcn-id "$VCN" --wait-for-state ATTACHED $soon $id)
PARTNER=$(oci network fast-connect-provider-service list --compartment-id "$COMPARTMENT" \
  --query "data[?\"provider-name\"=='Microsoft Azure'].id | [0]" --raw-output)
CIRCUIT=$(oci network virtual-circuit create --compartment-id "$COMPARTMENT" --type PRIVATE --bandwidth-shape-name '1 Gbps' \
  --provider-service-id "$PARTNER" --provider-service-key-name "$KEY" --gateway-id "$DRG" --cross-connect-mappings \
  '[{"oracleBgpPeeringIp":"10.255.0.1/30","customerBgpPeeringIp":"10.255.0.2/30"},{"oracleBgpPeeringIp":"10.255.0.5/30","customerBgpPeeringIp":"10.255.0.6/30"}]' \
  --wait-for-state PROVISIONED $soon $id)
oci network route-table update --rt-id "$ROUTES" --force --query 'data."lifecycle-state"' --route-rules \
  "[{\"destination\":\"10.12.0.0/16\",\"destinationType\":\"CIDR_BLOCK\",\"networkEntityId\":\"$DRG\"}]" > /dev/null

# The join.
az network express-route wait --name circuit --interval 1 --custom "properties.serviceProviderProvisioningState=='Provisioned'"
az network vpn-connection create --name connection --vnet-gateway1 gateway --express-route-circuit2 circuit --output none
az network vpn-connection show --name connection --query connectionStatus --output tsv
oci network virtual-circuit get --virtual-circuit-id "$CIRCUIT" --query 'data."bgp-session-state"' --raw-output
az network vnet-gateway list-learned-routes --name gateway --query "value[?network=='10.1.10.0/24'].network | [0]" --output tsv

# What interconnect says of a link that others built, on networks of others; it adds the rules of the flow and takes them away.
cat > link.yaml <<YAML
apiVersion: oci-azure.dev/v1alpha1
kind: Interconnect
metadata: { name: by-hand }
spec:
  regions: ashburn
  bandwidth: 1Gbps
  azure:
    subscription: $AZURE_SUBSCRIPTION_ID
    network:
      existing: $(az network vnet show --name vnet --query id --output tsv)
      existingSubnets: { app: app }
  oci:
    compartment: $COMPARTMENT
    network:
      existing: $VCN
      existingSubnets: { db: $SUBNET }
  flows:
    - { from: azure/app, to: oci/db, ports: [tcp/1521] }
YAML
interconnect status -f link.yaml
interconnect prove -f link.yaml || echo "prove exits $?"
interconnect apply --auto-approve -f link.yaml > /dev/null
interconnect prove -f link.yaml | tail -n 1
interconnect destroy --auto-approve -f link.yaml > /dev/null

# Down: the connection, the virtual circuit, and only then the circuit.
az network vpn-connection delete --name connection
oci network virtual-circuit delete --virtual-circuit-id "$CIRCUIT" --force --wait-for-state TERMINATED $soon > /dev/null
az network express-route wait --name circuit --interval 1 --custom "properties.serviceProviderProvisioningState=='NotProvisioned'"
az group delete --name link --yes
az group exists --name link
oci network route-table update --rt-id "$ROUTES" --force --route-rules '[]' > /dev/null
oci network drg-attachment delete --drg-attachment-id "$ATTACHMENT" --force --wait-for-state DETACHED $soon > /dev/null
oci network subnet delete --subnet-id "$SUBNET" --force --wait-for-state TERMINATED $soon > /dev/null
oci network drg delete --drg-id "$DRG" --force --wait-for-state TERMINATED $soon > /dev/null
oci network vcn delete --vcn-id "$VCN" --force --wait-for-state TERMINATED $soon > /dev/null
echo down
