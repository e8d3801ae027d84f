import type { ManifestKind } from '../manifest-kind.ts'
import { namespace } from './namespace.ts'
import { networkPolicy } from './network-policy.ts'
import { node } from './node.ts'
import { service } from './service.ts'
import { appWorkload, cronJob, job, pod } from './workload.ts'

/** Every kind that is read; all others are counted and left alone. */
export const manifestKinds: readonly ManifestKind[] = [
  namespace,
  node,
  pod,
  appWorkload,
  job,
  cronJob,
  service,
  networkPolicy,
]
