// What tests of kinds need, in whichever package they stand: `@interconnect/engine/testing`.
export { type CaseWorld, type KindCase, liveThrough, type Made, makeCases } from './kind-case.ts'
export { kindContract, type KindWorld } from './kind.contract.ts'
export { ensure, plainEngine } from './plain-engine.ts'
export { TestClock } from './test-clock.ts'
export { propertyTableContract } from './property-table.contract.ts'
