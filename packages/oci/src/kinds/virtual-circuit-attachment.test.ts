import { describe, expect, it } from 'vitest'
import { tryKind } from '../../test/try-kind.ts'
import { virtualCircuitAttachment } from './virtual-circuit-attachment.ts'

const props = { drgId: 'drg', virtualCircuitId: 'vc', drgRouteTableId: 'table' }

function withCircuit(compartmentId: string) {
  const tried = tryKind()
  tried.oci.add('virtualCircuits', { id: 'vc' })
  tried.oci.add('drgs', { id: 'drg', compartmentId: 'network' })
  tried.oci.add('drgAttachments', { id: 'vcn-one', drgId: 'drg', networkDetails: { type: 'VCN', id: 'vcn' } })
  const networkDetails = { type: 'VIRTUAL_CIRCUIT', id: 'vc' }
  tried.oci.add('drgAttachments', {
    id: 'one',
    compartmentId,
    drgId: 'drg',
    drgRouteTableId: 'default',
    networkDetails,
  })
  return tried
}

describe('the attachment of a virtual circuit', () => {
  it.each(['c', 'network'])('is found in compartment %s, of the circuit or of the DRG', async (compartmentId) => {
    const { oci, reading } = withCircuit(compartmentId)
    expect(await virtualCircuitAttachment.find(props, reading)).toMatchObject({ id: 'one', drgRouteTableId: 'default' })
    expect(oci.requests.find(({ path }) => path === '/drgAttachments')!.query).toEqual({
      compartmentId: 'c',
      drgId: 'drg',
      attachmentType: 'VIRTUAL_CIRCUIT',
      networkId: 'vc',
    })
  })

  it('is not looked for before there is a circuit', async () => {
    const { reading } = withCircuit('c')
    expect(await virtualCircuitAttachment.find({ drgId: 'drg' }, reading)).toBeUndefined()
  })

  it('is given its table', async () => {
    const { oci, writing } = withCircuit('c')
    await virtualCircuitAttachment.update('one', props, [{ path: 'drgRouteTableId' }], writing)
    expect(oci.lastBody('PUT')).toEqual({ drgRouteTableId: 'table' })
  })

  it('is neither made nor deleted by us, nor listed as ours', async () => {
    const { oci, reading, writing } = withCircuit('c')
    await expect(async () => virtualCircuitAttachment.create(props, writing)).rejects.toMatchObject({ code: 'us/bug' })
    expect(await virtualCircuitAttachment.delete('one', writing)).toEqual({ id: 'one' })
    expect(await virtualCircuitAttachment.listMarked!({ ...reading, owner: 'ashburn' })).toEqual([])
    expect(oci.writes).toEqual([])
  })
})
