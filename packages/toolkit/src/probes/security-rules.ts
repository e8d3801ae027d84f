import { inPlace } from './in-place.ts'
import type { Probe } from './probe.ts'

/** The declared flows, and nothing else, are open on both sides. */
export const securityRules: Probe = {
  id: 'probe/security-rules',
  title: 'the rules of the declared flows are in place on both sides',
  run: async (context) =>
    inPlace(context, ['azure/security-rules', 'oci/security-list', 'oci/nsg-rules', 'oci/subnet']),
}
