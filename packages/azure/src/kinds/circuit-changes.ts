import type { Difference, Effect } from '@interconnect/engine'

/** Which properties of a circuit change, and that connectivity does not suffer from it. */
export const modifying =
  'https://learn.microsoft.com/azure/expressroute/expressroute-howto-circuit-portal-resource-manager#modify'
const faq = 'https://learn.microsoft.com/azure/expressroute/expressroute-faqs'

const newCircuit = 'or destroy and apply again for a new circuit'

/** Up without interruption while the port has room; never down. */
export function changeOfBandwidth({ from, to }: Difference): Effect {
  if (Number(to) < Number(from))
    return {
      how: 'impossible',
      because:
        'Azure only raises the bandwidth of a circuit, and an attempt to lower it can leave the circuit in Failed',
      instead: `write bandwidth: ${Number(from) / 1000}Gbps, ${newCircuit}`,
      source: faq,
    }
  return {
    how: 'in-place',
    note: 'there is no way back to less; Azure refuses it while the port has no room for more',
    source: modifying,
  }
}

/** `Local` is only made, never reached; down from `Premium` as far as routes and networks fit. */
export function changeOfTier({ from, to }: Difference): Effect {
  if (to === 'Local')
    return {
      how: 'impossible',
      because: `a circuit made as ${String(from)} does not become Local`,
      instead: `write circuit.tier: ${String(from)}, ${newCircuit}`,
      source: modifying,
    }
  if (from === 'Premium')
    return {
      how: 'in-place',
      note: `Azure refuses it while there are more routes or networks than ${String(to)} takes`,
      source: modifying,
    }
  return { how: 'in-place', source: modifying }
}

/** From metered to unlimited, once. */
export function changeOfFamily({ from, to }: Difference): Effect {
  if (from === 'UnlimitedData' && to === 'MeteredData')
    return {
      how: 'impossible',
      because: 'unlimited data never becomes metered again',
      instead: `write circuit.billing: Unlimited, ${newCircuit}`,
      source: modifying,
    }
  return { how: 'in-place', note: 'there is no way back to metered data', source: modifying }
}
