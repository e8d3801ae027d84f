import type { ResourceNode } from '@interconnect/engine'

/** One wanted object of ours; its kind is the first two parts of its key. */
export const node = (
  key: string,
  name: string,
  props: Record<string, unknown>,
  more: Partial<ResourceNode> = {},
): ResourceNode => ({ key, type: key.split('/').slice(0, 2).join('/'), name, mode: 'own', props, ...more })

/** An object that somebody else made, by its id in the cloud. */
export const theirs = (key: string, id: string): ResourceNode =>
  node(key, id.split('/').at(-1)!, {}, { mode: 'existing', id })
