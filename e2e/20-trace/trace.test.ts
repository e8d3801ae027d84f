import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { routeId, routeTableId } from '@interconnect/azure-api'
import { describe, expect, it } from 'vitest'
import { byHand, subscription } from '../harness/by-hand.ts'
import { type CliResult, Workplace } from '../harness/cli.ts'
import { ended } from '../harness/life.ts'
import { existingDocument, makeNetworksOfOthers } from '../harness/networks-of-others.ts'

const example = (name: string) => readFile(resolve(import.meta.dirname, `../../examples/${name}.yaml`), 'utf8')
const flow = 'trace --from azure/compute --to oci/compute --port tcp/22'

const golden = (name: string, { stdout }: CliResult) => expect(stdout).toMatchFileSnapshot(`expected/${name}`)

describe('who reaches whom', () => {
  it('in the guide of Kubernetes is what its golden files say, as text, as JSON and as a drawing', async () => {
    await using place = await Workplace.make(await example('kubernetes-guide'))
    await golden('kubernetes-guide.txt', ended(await place.onDocument('matrix')))
    await golden('kubernetes-guide.json.txt', ended(await place.onDocument('matrix', '-o', 'json')))
    await golden('kubernetes-guide.svg', ended(await place.onDocument('matrix', '-o', 'svg')))
  }, 60_000)

  it('in networks of others is what its golden file says', async () => {
    await using place = await Workplace.make()
    await place.write(await byHand(place, async (hands) => existingDocument(await makeNetworksOfOthers(hands))))
    await golden('existing.txt', ended(await place.onDocument('matrix')))
  }, 60_000)
})

describe('the quick start', () => {
  it('is told the same before anything exists and on the clouds, and so is what somebody broke there', async () => {
    await using place = await Workplace.make(await example('quickstart'))
    await golden('quickstart.txt', ended(await place.onDocument('matrix')))
    const before = ended(await place.onDocument(flow))
    ended(await place.onDocument('apply --auto-approve'))
    const after = ended(await place.onDocument(`${flow} --observed`))
    expect(before.stdout.split('\n')[0]).toBe('✓ azure/compute reaches oci/compute with tcp/22, and is answered')
    const stations = ({ stdout }: CliResult) =>
      stdout
        .split('\n')
        .slice(2)
        .map((line) => line.slice(0, 36))
    expect(stations(after)).toEqual(stations(before))

    await byHand(place, async ({ azure }) => {
      const table = routeTableId({ subscription, resourceGroup: 'quickstart-interconnect', name: 'quickstart-routes' })
      const properties = { addressPrefix: '10.1.10.0/24', nextHopType: 'None' }
      await azure.finished(await azure.put(routeId(table, 'hole'), { properties }))
    })
    await golden('broken.txt', ended(await place.onDocument(`${flow} --observed`), 3))
  }, 60_000)
})
