import { type Attributes, inPlace, type Kind } from '@interconnect/engine'
import { z } from 'zod'
import type { Thing, ThingApi } from './thing-api.ts'

const Props = z.object({ name: z.string(), size: z.number(), on: z.array(z.string()) })
type Props = z.infer<typeof Props>

const second = 1000

/** The plainest kind there can be: one object, by name, at rest as soon as it is written. */
export const thingKind: Kind<Props, Thing & Attributes, ThingApi> = {
  type: 'bench/thing',
  title: 'thing',
  props: Props,
  properties: { name: inPlace('cosmetic'), size: inPlace('cosmetic'), on: inPlace('cosmetic') },
  presence: { missing: 'cosmetic', unwanted: 'cosmetic' },
  durations: { create: second, update: second, delete: second },
  find: async ({ name }, { api }) => (name === undefined ? undefined : api.get(name)),
  read: (id, { api }) => api.get(id),
  holds: ({ id, size, on }) => ({ name: id, size, on: [...on] }),
  settled: () => ({ state: 'yes' }),
  async create({ name, size, on }, { api, mark }) {
    await api.put({ id: name, ...mark, size, on })
    return { id: name }
  },
  async update(id, { size, on }, _differences, { api, mark }) {
    await api.put({ id, ...mark, size, on })
    return { id }
  },
  async delete(id, { api }) {
    await api.delete(id)
    return { id }
  },
  async listMarked({ api, owner }) {
    const things = await api.list()
    return things.filter((thing) => thing.owner === owner).map((thing) => ({ key: thing.key, attributes: thing }))
  },
}
