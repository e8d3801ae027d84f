import type { Step } from '@interconnect/engine'

/** What a step does, in front of its title. */
export const imperative: Readonly<Record<Step['action'], string>> = {
  create: 'create',
  update: 'update',
  reset: 'reset',
  delete: 'delete',
  adopt: 'adopt',
  settle: 'wait for',
  wait: 'wait until',
}

/** The same once it is done. */
export const past: Readonly<Record<Step['action'], string>> = {
  create: 'created',
  update: 'updated',
  reset: 'reset',
  delete: 'deleted',
  adopt: 'adopted',
  settle: 'waited for',
  wait: 'waited until',
}
