import type { Status } from '@interconnect/toolkit'
import type { StatusDocument } from '../output/status.ts'

export const statusDocument = ({ name, phase, headline, link, objects, explanations }: Status): StatusDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Status',
  name,
  phase,
  headline,
  link: { ...link, sessions: link.sessions.map(({ leg, status }) => ({ leg, status })) },
  objects: [...objects],
  explanations: [...explanations],
})
