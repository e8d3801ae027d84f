import type { PreflightCheck } from '../preflight-check.ts'
import { azureOffer } from './azure-offer.ts'
import { azurePermission } from './azure-permission.ts'
import { azureQuota } from './azure-quota.ts'
import { azureRegistration } from './azure-registration.ts'
import { ociLimit } from './oci-limit.ts'
import { ociOffer } from './oci-offer.ts'
import { ociPermission } from './oci-permission.ts'

/** What both clouds are asked before anything is written. One file and one line each. */
export const preflightChecks: readonly PreflightCheck[] = [
  azureRegistration,
  azurePermission,
  azureQuota,
  azureOffer,
  ociPermission,
  ociLimit,
  ociOffer,
]
