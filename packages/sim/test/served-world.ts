import { openSimulator } from '../src/simulator.ts'

/** The program that the robustness tests kill: serves the world in the directory named as its argument, and says how. */
const { endpoints, ca, azure, oci } = await openSimulator({
  directory: process.argv[2] ?? '',
  limits: { 'oci/vcnsPerRegion': 100_000 },
})
process.stdout.write(`${JSON.stringify({ endpoints, ca, azure, oci })}\n`)
