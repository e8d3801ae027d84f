import { expect, test } from 'vitest'
import { tryKind } from '../../test/try-kind.ts'
import { subnet } from './subnet.ts'

test('A subnet takes another route table, and nothing else of it is written.', async () => {
  const { oci, reading, writing } = tryKind()
  const props = subnet.props.parse({
    compartmentId: 'c',
    vcnId: 'vcn',
    name: 'app',
    prefix: '10.1.10.0/24',
    routeTableId: 'rt',
    securityListIds: ['sl'],
    private: true,
  })
  const { id } = await subnet.create(props, writing)
  await subnet.update(id, { ...props, routeTableId: 'other' }, [{ path: 'routeTableId' }], writing)
  expect(oci.lastBody('PUT')).toEqual({ routeTableId: 'other' })
  expect(subnet.holds((await subnet.read(id, reading))!, props).routeTableId).toBe('other')
})
