import { expect, test } from 'vitest'
import { connected } from '../../test/both-clouds.ts'
import { cutLeg } from './index.ts'
import { linkPicture } from './picture.ts'

test('the picture is made once until something is stored, and then anew', async () => {
  const { world, id, virtualCircuit } = await connected()
  const first = linkPicture(world)
  await virtualCircuit()
  expect(linkPicture(world)).toBe(first)
  cutLeg(world, id, 'primary', true)
  expect(linkPicture(world)).not.toBe(first)
  expect(linkPicture(world).routes.sessions.get(`${id}/primary`)?.state).toBe('down')
})
