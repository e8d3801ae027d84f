import { expect, it } from 'vitest'
import { tryKind } from '../../test/try-kind.ts'
import { drgAttachment } from './drg-attachment.ts'

const props = { drgId: 'drg', vcnId: 'vcn', name: 'one' }
const networkDetails = { type: 'VCN', id: 'vcn' }

it('is asked for as a VCN attachment, with a table only when one is wanted', async () => {
  const { oci, writing } = tryKind()
  await drgAttachment.create(props, writing)
  expect(oci.lastBody('POST')).toMatchObject({ drgId: 'drg', displayName: 'one', networkDetails })
  expect(oci.lastBody('POST')).not.toHaveProperty('drgRouteTableId')
  await drgAttachment.create({ ...props, drgRouteTableId: 'table' }, { ...writing, requestToken: 'other' })
  expect(oci.lastBody('POST')).toHaveProperty('drgRouteTableId', 'table')
})

it('is found in the compartment of the VCN, also when somebody else made it', async () => {
  const { oci, reading } = tryKind()
  oci.add('vcns', { id: 'vcn', compartmentId: 'theirs' })
  const id = oci.add('drgAttachments', { compartmentId: 'theirs', drgId: 'other', networkDetails })
  expect(await drgAttachment.find(props, reading)).toMatchObject({ id, owner: null, drgId: 'other' })
})

it('on its way out is found only where there is no other', async () => {
  const { oci, reading } = tryKind()
  oci.add('vcns', { id: 'vcn' })
  const leaving = oci.add('drgAttachments', { drgId: 'drg', lifecycleState: 'DETACHING', networkDetails })
  expect(await drgAttachment.find(props, reading)).toMatchObject({ id: leaving })
  const staying = oci.add('drgAttachments', { drgId: 'drg', lifecycleState: 'ATTACHING', networkDetails })
  expect(await drgAttachment.find(props, reading)).toMatchObject({ id: staying })
})
