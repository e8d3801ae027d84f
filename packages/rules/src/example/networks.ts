import type { Spec } from '@interconnect/model'
import type { Patch } from './a-spec.ts'

/** `spec.azure` with a VNet at `<start>.0.0/16`, `start` being two octets. */
export const vnetAt = (start: string): Patch<Spec['azure']> => ({
  network: { cidr: `${start}.0.0/16`, gatewaySubnet: `${start}.1.0/27`, subnets: { app: `${start}.2.0/24` } },
})

/** `spec.oci` with a VCN at `<start>.0.0/16`. */
export const vcnAt = (start: string): Patch<Spec['oci']> => ({
  network: { cidr: `${start}.0.0/16`, subnets: { db: `${start}.10.0/24` } },
})
