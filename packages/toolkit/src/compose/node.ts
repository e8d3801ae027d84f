import type { ResourceNode } from '@interconnect/engine'

/** One wanted object of ours; its kind is the first two parts of its key. */
export const node = (
  key: string,
  name: string,
  props: Record<string, unknown>,
  more: Partial<ResourceNode> = {},
): ResourceNode => ({ key, type: key.split('/').slice(0, 2).join('/'), name, mode: 'own', props, ...more })
