/** A graph to build: layers one after the other, in which every node refers to all of the layer before. */
export interface Shape {
  readonly name: string
  readonly layers: number
  readonly width: number
}

export const shapes = {
  '60': { name: '60 nodes in ten-wide layers', layers: 6, width: 10 },
  '1000': { name: '1,000 nodes in ten-wide layers', layers: 100, width: 10 },
  flat: { name: '1,000 independent nodes', layers: 1, width: 1000 },
  '10000': { name: '10,000 nodes in ten-wide layers', layers: 1000, width: 10 },
} as const satisfies Readonly<Record<string, Shape>>

export type ShapeName = keyof typeof shapes

/** What is done to a graph, in this order. */
export const operations = ['create', 'no-op', 'one change', 'destroy'] as const
export type Operation = (typeof operations)[number]

export interface ShapedNode {
  readonly name: string
  readonly size: number
  /** Names of the layer before. */
  readonly on: readonly string[]
}

/** The nodes of a shape; in the changed graph one in the middle has another size. */
export function nodesOf({ layers, width }: Shape, isChanged: boolean): ShapedNode[] {
  const changed = `n${Math.floor(layers / 2)}-${Math.floor(width / 2)}`
  return Array.from({ length: layers * width }, (_, index) => {
    const layer = Math.floor(index / width)
    const name = `n${layer}-${index % width}`
    const on = layer === 0 ? [] : Array.from({ length: width }, (__, at) => `n${layer - 1}-${at}`)
    return { name, size: isChanged && name === changed ? 2 : 1, on }
  })
}

/** Whether what an operation wants is the changed graph. */
export const wantsChange = (operation: Operation): boolean => operation === 'one change' || operation === 'destroy'
