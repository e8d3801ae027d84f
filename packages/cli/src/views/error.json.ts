import type { InterconnectError } from '@interconnect/model'
import type { ErrorDocument } from '../output/error.ts'

export const errorDocument = ({ code, kind, message, hint, details }: InterconnectError): ErrorDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Error',
  code,
  fault: kind.fault,
  exitCode: kind.exitCode,
  message,
  ...(hint !== undefined && { hint }),
  details,
})
