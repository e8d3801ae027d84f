import { ChangeCompartmentDetails } from '@interconnect/oci-api'
import { type Answer, type Call, namedObject, requireCompartment } from '../call.ts'
import type { Action, AnySimKind, Child } from '../kind.ts'
import { patchObject } from '../objects.ts'
import type { KindName } from '../stored.ts'
import { startWorkRequest } from '../work-requests.ts'
import { readBody } from './body.ts'
import { checkWritable } from './object-calls.ts'
import { page } from './paging.ts'
import { onceByToken } from './retry-token.ts'

/** Kinds whose move is tracked by a work request. */
const movesSlowly: readonly KindName[] = ['vcn', 'subnet', 'drg']

const changeCompartment: Action<KindName> = {
  body: ChangeCompartmentDetails,
  retryToken: true,
  run(stored, { compartmentId }: ChangeCompartmentDetails, call) {
    requireCompartment(call, compartmentId)
    patchObject(call.world, stored.kind, stored.wire.id, { compartmentId })
    if (!movesSlowly.includes(stored.kind)) return { status: 204 }
    const operation = `CHANGE_${stored.kind.toUpperCase()}_COMPARTMENT`
    return { status: 202, workRequestId: startWorkRequest(call, operation, stored, 'oci/change-compartment') }
  },
}

/** The action of that name. @throws RangeError when the contract has it and the kind does not. */
export function actionOf(kind: AnySimKind, name: string): Action<KindName> {
  const action = kind.actions?.[name] ?? (name === 'changeCompartment' ? changeCompartment : undefined)
  if (!action) throw new RangeError(`${String(kind.name)} has no action ${name}`)
  return action
}

export function runAction(kind: AnySimKind, action: Action<KindName>, call: Call): Answer {
  const run = (): Answer => {
    const stored = namedObject(call, kind.name as KindName, call.params['id'] ?? '')
    const body = action.body ? readBody(action.body, call) : {}
    checkWritable(kind, stored, [kind.stations.active], call)
    return action.run(stored, body, call)
  }
  return action.retryToken ? onceByToken(call, kind.name as KindName, run) : run()
}

/** The list or view of that name. @throws RangeError when the contract has it and the kind does not. */
export function childOf(kind: AnySimKind, name: string): Child<KindName> {
  const child = kind.children?.[name]
  if (!child) throw new RangeError(`${String(kind.name)} has no child ${name}`)
  return child
}

export function readChild(kind: AnySimKind, child: Child<KindName>, call: Call): Answer {
  const stored = namedObject(call, kind.name as KindName, call.params['id'] ?? '')
  if ('view' in child) return { status: 200, body: child.view(stored, call) }
  const { items, ...rest } = page(child.list(stored, call), call, child.key)
  return { status: 200, body: items, ...rest }
}
