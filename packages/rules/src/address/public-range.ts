import { addressPlan, reservedRange } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { vcnAt } from '../example/networks.ts'
import { outside } from '../overlap.ts'
import { addressed } from '../reserved.ts'
import { moved } from '../suggestion.ts'

/** Ranges that are nobody's on the internet; the last ones are other rules' matter. */
const notPublic = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '198.18.0.0/15',
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/3',
].map((prefix) => reservedRange(prefix, ''))

export const publicRange = defineRule({
  id: 'address/public-range',
  severity: 'warning',
  title: 'Ranges are private addresses',
  source: 'https://www.rfc-editor.org/rfc/rfc1918',
  *check(spec) {
    const plan = addressPlan(spec)
    for (const range of outside(
      plan.filter(({ role }) => addressed.includes(role)),
      notPublic,
    ))
      yield {
        at: range.at,
        message: `${range.title} ${range.prefix} is public: whoever owns it on the internet cannot be reached from here`,
        hint: moved(range, plan),
        actual: range.prefix,
      }
  },
  page: {
    means:
      'A public range inside a private network hides its owner on the internet from every host that learns the route. Azure also treats it as private when peered, so that it is not sent through NAT.',
    shows: {
      azure: '*Effective routes* show it by *Virtual network gateway*; traffic to the true owner vanishes.',
      oci: 'The DRG imports it like any other; the true owner cannot be reached through the internet gateway.',
    },
    confirm: [{ run: 'whois 8.8.0.0/16', tells: 'whose range it is on the internet' }],
    cure: [
      'Choose RFC 1918 space, or 100.64.0.0/10 where that is full.',
      'Where the range is yours: keep it, and suppress the finding with that as the reason.',
    ],
    sources: ['https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml'],
  },
  examples: { passes: [aSpec(), aSpec({ oci: vcnAt('100.64') })], fails: [aSpec({ oci: vcnAt('8.8') })] },
})
