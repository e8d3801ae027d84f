import type { PriceLine } from '../price-line.ts'

/** The document says where nodes stand, and neither how many nor how large. */
const nodesOf = (cloud: 'azure' | 'oci'): PriceLine => ({
  id: `${cloud}/nodes`,
  items: ({ kubernetes }) =>
    kubernetes === undefined
      ? []
      : [
          {
            title: `nodes in ${cloud}/${kubernetes.nodes[cloud]}`,
            unknown: 'the document does not say how many there are, and of what size',
          },
        ],
})

export const azureNodesLine = nodesOf('azure')
export const ociNodesLine = nodesOf('oci')
