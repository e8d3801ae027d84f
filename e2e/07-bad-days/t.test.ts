import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { inventory } from '@interconnect/sim'
import { BadWorld } from './world.ts'
const quickstart = await readFile(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')
for (let i=0;i<3;i++) it('x'+i, async () => {
  let t=performance.now(); const lap=(n:string)=>{const u=performance.now(); console.log(n, (u-t).toFixed(0)); t=u}
  await using world = await BadWorld.open(quickstart); lap('open')
  const o = await world.run('apply'); lap('apply')
  expect(o.results.filter(r=>r.result!=='done')).toEqual([])
  console.log(world.simulator.world.journal.records.length, world.writes)
  await world.run('apply'); lap('again')
  await world.run('destroy'); lap('destroy')
  console.log(world.simulator.world.journal.records.length, inventory(world.simulator.world))
})
