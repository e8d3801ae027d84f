import { azureDurations } from '@interconnect/azure-api'
import { isMarkDifference, type Kind, type OperationState } from '@interconnect/engine'
import { InterconnectError } from '@interconnect/model'
import type { AzureApi } from '../api.ts'
import { readObject } from './attributes.ts'
import type { ArmObject, AzureAttributes, AzureKindDefinition } from './definition.ts'
import { heldInForm } from './form.ts'
import { listMarked, type MarkedContext } from './marked.ts'
import { putObject } from './put-object.ts'
import { settledByState } from './settled.ts'
import { writeAsItReads } from './write-as-it-reads.ts'
import { writeMark } from './write-mark.ts'

/** A kind that is one ARM resource: found by name, written by PUT of what was read and what is wanted together. */
export function azureKind<Props extends object, Own extends object, Wire extends ArmObject>(
  definition: AzureKindDefinition<Props, Own, Wire>,
): Kind<Props, AzureAttributes & Own, AzureApi> {
  const { type, title, armType, props, properties, presence, tagged } = definition
  const { create, update, delete: remove } = azureDurations[armType]
  return {
    type,
    title,
    props,
    properties,
    presence,
    durations: { create, update, delete: remove },
    ...(definition.names && { names: definition.names }),
    ...(definition.serialised && { serialised: (wanted: Props) => definition.serialised!(wanted) }),
    async find(wanted, context) {
      const id = definition.id(wanted)
      return id === undefined ? undefined : readObject(definition, id, context)
    },
    read: (id, context) => readObject(definition, id, context),
    holds: heldInForm,
    settled(attributes) {
      const byState = settledByState(attributes.provisioningState)
      return byState.state === 'yes' && definition.settled ? definition.settled(attributes) : byState
    },
    async create(wanted, context) {
      const id = definition.id(wanted)
      if (id === undefined) throw new InterconnectError('us/bug', `a ${title} without what its id is made of`)
      return putObject(definition, { id, wanted, isNew: true }, context)
    },
    update: (id, wanted, differences, context) =>
      differences.length > 0 && differences.every(isMarkDifference)
        ? writeMark(id, context)
        : putObject(definition, { id, wanted, isNew: false }, context),
    ...(definition.resets && { reset: writeAsItReads }),
    async delete(id, context) {
      await definition.assertDeletable?.(id, context)
      return { id, ...(await context.api.delete(id, { signal: context.signal })) }
    },
    follow: async (operation, { api, signal }) => {
      const state = await api.operation(operation, { signal })
      return definition.resets && state.state === 'failed' ? withWayOut(state.error) : state
    },
    ...(tagged && { listMarked: (context: MarkedContext) => listMarked(definition, context) }),
  }
}

const withWayOut = ({ code, message, hint, details, cause }: InterconnectError): OperationState => ({
  state: 'failed',
  error: new InterconnectError(code, message, {
    hint: hint ?? 'it is left as it was, but marked as Failed: take the change back, or run `interconnect repair`',
    details,
    cause,
  }),
})
