import { openSimulator } from '@interconnect/sim'
import { azOn } from '/work/main/witness/azure-cli/az.ts'
const simulator = await openSimulator({ pace: 'free', directory: '/tmp/azx/world' })
console.log(simulator.endpoints)
const az = await azOn(simulator, '/tmp/azx/clients')
console.log('ready')
setInterval(()=>{}, 1000)
