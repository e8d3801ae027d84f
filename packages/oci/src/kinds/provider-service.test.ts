import { expect, it } from 'vitest'
import { tryKind } from '../../test/try-kind.ts'
import { providerService, type ProviderServiceProps } from './provider-service.ts'

const props: ProviderServiceProps = { compartmentId: 'c', providerName: 'Microsoft Azure' }
const azure = { id: 'azure', providerName: 'Microsoft Azure', providerServiceName: 'ExpressRoute' }
const shapes = '/fastConnectProviderServices/azure/virtualCircuitBandwidthShapes'

it('is found by its exact name, with the bandwidths it sells', async () => {
  const { oci, reading } = tryKind()
  oci.add('fastConnectProviderServices', { id: 'other', providerName: 'Azure', providerServiceName: 'x' })
  oci.add('fastConnectProviderServices', azure)
  oci.children.set(shapes, [
    { id: '1', name: '1 Gbps' },
    { id: '2', name: '10 Gbps' },
  ])
  const expected = { id: 'azure', providerName: 'Microsoft Azure', bandwidthShapes: ['1 Gbps', '10 Gbps'] }
  expect(await providerService.find(props, reading)).toEqual(expected)
  expect(await providerService.read('azure', reading)).toEqual(expected)
})

it('that the region does not have is said at once', async () => {
  const { reading } = tryKind()
  await expect(providerService.find(props, reading)).rejects.toMatchObject({ code: 'cloud/not-found' })
})

it('is never written', async () => {
  const { oci, writing } = tryKind()
  await expect(async () => providerService.create(props, writing)).rejects.toMatchObject({ code: 'us/bug' })
  await expect(async () => providerService.update('azure', props, [], writing)).rejects.toMatchObject({
    code: 'us/bug',
  })
  await expect(async () => providerService.delete('azure', writing)).rejects.toMatchObject({ code: 'us/bug' })
  expect(oci.requests).toEqual([])
})
