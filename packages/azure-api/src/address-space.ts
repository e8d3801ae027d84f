import { z } from 'zod'
import { wireObject } from './wire.ts'

/** Ranges of a VNet, or of one side of a peering. */
export const addressSpaceSchema = wireObject('AddressSpace', { addressPrefixes: z.array(z.string()) })
