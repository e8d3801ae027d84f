import type { Cloud, Kubernetes, PriceUnit, RegionPair, Traffic } from '@interconnect/model'

/** What is paid for: the objects of one interconnect, wanted or seen, and what was said about their use. */
export interface Billed {
  readonly pair: RegionPair
  /** Props or attributes of the objects of a type that are ours. */
  of(this: void, type: string): readonly object[]
  readonly traffic?: Traffic | undefined
  readonly kubernetes?: Kubernetes | undefined
}

/** One thing on the bill. */
export type Item = { readonly title: string } & (
  | {
      /** Keys of its price, the most particular first. */
      readonly price: readonly [string, ...string[]]
      readonly quantity: number
      readonly unit: PriceUnit
      /** Where the vendor tells the price, for when it is unknown here. */
      readonly meter: string
    }
  /** It costs nothing of its own: why. */
  | { readonly included: string }
  /** What it costs cannot be told: why. */
  | { readonly unknown: string }
)

/** One sort of items: a file and a line in `lines/index.ts`. Pure. */
export interface PriceLine {
  readonly id: `${Cloud}/${string}`
  items(this: void, billed: Billed): readonly Item[]
}
