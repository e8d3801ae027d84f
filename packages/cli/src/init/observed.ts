import { networkFacts, networkRanges } from '@interconnect/azure'
import { type InterconnectDocument, parseInterconnect, type Prefix } from '@interconnect/model'
import { vcnRanges, vcnSubnets } from '@interconnect/oci'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { documentText } from '../init-template.ts'
import { openTarget } from '../target/target.ts'
import type { Choices, KnownSubnets } from './choices.ts'
import { chooseRanges } from './ranges.ts'

/** What the accounts have already. */
export interface Observed {
  readonly ranges: readonly Prefix[]
  /** A subnet of each network of others that is named: the first that is not the gateway's. */
  readonly subnets: KnownSubnets
}

/** Reads every network of the subscription and of the compartment; sessions cannot write. */
export async function observeNetworks(choices: Choices, input: GlobalInput, host: Host): Promise<Observed> {
  await using target = await openTarget(input, host)
  const { signal } = host
  const { azure, oci } = await target.connect(accountsOf(choices), { readOnly: true, signal })
  const { subscription, compartment, vnet, vcn } = choices
  const [azureRanges, ociRanges, theirs, subnets] = await Promise.all([
    networkRanges(azure, subscription, { signal }),
    vcnRanges(oci, compartment, { signal }),
    vnet === undefined ? undefined : networkFacts(azure, vnet, { signal }),
    vcn === undefined ? [] : vcnSubnets(oci, { compartmentId: compartment, vcnId: vcn }, { signal }),
  ])
  const own = theirs?.subnets.find(({ name }) => name !== 'GatewaySubnet')
  return { ranges: [...azureRanges, ...ociRanges], subnets: { azure: own?.name, oci: subnets[0] } }
}

/** A document that names the accounts and regions; nothing else of it is looked at. */
function accountsOf(given: Choices): InterconnectDocument {
  const choices = { ...given, vnet: undefined, vcn: undefined }
  return parseInterconnect(documentText(choices, chooseRanges(choices, [])), 'init').document!
}
