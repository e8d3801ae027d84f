import { vnicAttachments } from '@interconnect/oci-api'
import { simKind } from '../kind.ts'

/** Comes and goes with its instance. */
export const vnicAttachment = simKind({
  name: 'vnic-attachment',
  service: 'iaas',
  api: vnicAttachments,
  stations: { creating: 'ATTACHING', active: 'ATTACHED', deleting: 'DETACHING', gone: 'DETACHED' },
  show({ wire: { vnicId, ...wire } }) {
    return wire.lifecycleState === 'ATTACHING' || vnicId === undefined ? wire : { ...wire, vnicId }
  },
})
