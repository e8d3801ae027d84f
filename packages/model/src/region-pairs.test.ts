import { describe, expect, it } from 'vitest'
import { findRegionPair, pairOfOciRegion, regionPairNames, regionPairs } from './region-pairs.ts'

describe('the region pairs', () => {
  it('are twelve, each region on either side in one pair only', () => {
    expect(regionPairs).toHaveLength(12)
    expect(new Set(regionPairNames).size).toBe(12)
    expect(new Set(regionPairs.map((pair) => pair.oci.region)).size).toBe(12)
    expect(new Set(regionPairs.map((pair) => pair.oci.key)).size).toBe(12)
    expect(new Set(regionPairs.map((pair) => pair.azure.location)).size).toBe(12)
  })

  it('have the exact ExpressRoute location strings, the default first', () => {
    expect(Object.fromEntries(regionPairs.map((pair) => [pair.name, pair.peeringLocations]))).toEqual({
      ashburn: ['Washington DC', 'Washington DC2'],
      phoenix: ['Phoenix'],
      sanjose: ['Silicon Valley'],
      toronto: ['Toronto', 'Toronto2'],
      vinhedo: ['Campinas'],
      london: ['London'],
      amsterdam: ['Amsterdam2'],
      frankfurt: ['Frankfurt', 'Frankfurt2'],
      johannesburg: ['Johannesburg'],
      tokyo: ['Tokyo'],
      seoul: ['Seoul'],
      singapore: ['Singapore'],
    })
  })

  it('reach their own Azure region with a circuit of tier Local', () => {
    for (const pair of regionPairs) expect(pair.localReach).toContain(pair.azure.location)
  })

  it('are found by name and by OCI region', () => {
    expect(findRegionPair('ashburn')).toBe(pairOfOciRegion('us-ashburn-1'))
    expect(findRegionPair('saopaulo')).toBeUndefined()
    expect(pairOfOciRegion('sa-saopaulo-1')).toBeUndefined()
  })
})
