import { inPlace, type PropertyFacts } from '@interconnect/engine'

const moving = 'https://docs.oracle.com/en-us/iaas/Content/Identity/compartments/managingcompartments.htm'

/** Objects can be moved between compartments, but only by an action of their own each, and what is left behind is not seen any more. */
export const compartment: PropertyFacts = {
  change: {
    how: 'impossible',
    because: 'its objects are found by their compartment, and those left behind would be lost sight of',
    instead: 'write the compartment of before; or destroy, and apply in the other compartment',
    source: moving,
  },
  danger: 'cosmetic',
}

/** A display name; nothing refers to it. */
export const displayName: PropertyFacts = inPlace('cosmetic')

export const placedFacts = { compartmentId: compartment, name: displayName } as const
