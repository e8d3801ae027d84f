import { z } from 'zod'
import { NameField, PrefixField } from './fields.ts'

/** Network plug-ins whose node-to-node ports are known. */
export const cniNames = ['flannel', 'cilium', 'calico'] as const
export type CniName = (typeof cniNames)[number]

/** One cluster whose nodes stand in both clouds. */
const Stretched = z.strictObject({
  /** `flannel` when absent. */
  cni: z.enum(cniNames).exactOptional(),
  /** 10.244.0.0/16 when absent. */
  pods: PrefixField.exactOptional(),
  /** 10.96.0.0/16 when absent. */
  services: PrefixField.exactOptional(),
  /** Cloud that holds the control plane and etcd, all members on one side; `oci` when absent. */
  controlPlane: z.enum(['azure', 'oci']).exactOptional(),
})

/** How pods of one of two facing clusters get their addresses. */
const Facing = z.strictObject({
  /** `routable`: pods have addresses of the network (AKS pod subnet, OKE VCN-native); `overlay` (when absent): hidden behind nodes. */
  podNetwork: z.enum(['routable', 'overlay']).exactOptional(),
  pods: PrefixField.exactOptional(),
  services: PrefixField.exactOptional(),
})

/**
 * The clusters on top of the link. Here they feed the address plan and the flows between nodes; creating machines
 * and clusters reads the same section.
 */
export const Kubernetes = z
  .strictObject({
    mode: z.enum(['stretched', 'paired']),
    /** Names of the subnets that hold nodes. */
    nodes: z.strictObject({ azure: NameField, oci: NameField }),
    /** Only with `mode: stretched`. */
    stretched: Stretched.exactOptional(),
    /** Only with `mode: paired`. */
    paired: z.strictObject({ azure: Facing.exactOptional(), oci: Facing.exactOptional() }).exactOptional(),
  })
  .superRefine((value, context) => {
    const other = value.mode === 'stretched' ? 'paired' : 'stretched'
    if (value[other])
      context.addIssue({
        code: 'custom',
        path: [other],
        message: `'${other}' does not go with mode: ${value.mode}`,
        params: { hint: `remove it, or write mode: ${other}` },
        input: value[other],
      })
  })

export type Kubernetes = z.infer<typeof Kubernetes>
