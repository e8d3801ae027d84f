import { liveThrough } from '@interconnect/engine/testing'
import { test } from 'vitest'
import { azureCases, inNewWorld, redeemKey, writesIn } from './cases.ts'

test.each(azureCases.map((one) => [one.kind.type, one.name, one] as const))(
  'The client’s kind %s leads its life in the simulated Azure, as %s.',
  (_type, _name, kindCase) =>
    inNewWorld((hands) =>
      liveThrough(kindCase, {
        api: hands.azure,
        clock: hands.simulator.clock,
        countWrites: writesIn(hands),
        // A circuit takes connections once its provider has provisioned it.
        prepare: async (made) => kindCase.name === 'connection' && redeemKey(hands, made.get('circuit')!),
      }),
    ),
)
