import { z } from 'zod'
import { parsePortSpec } from '../port-spec.ts'
import { type Prefix, prefixProblem, type PrefixProblem } from '../prefix.ts'

/** A text field whose problem is told with the wrong value and what to write instead (`params.hint`). */
const checkedText = (problemOf: (text: string) => PrefixProblem | undefined) =>
  z.string().superRefine((text, context) => {
    const problem = problemOf(text)
    if (!problem) return
    const { message, hint, instead } = problem
    context.addIssue({ code: 'custom', message, params: { hint, instead }, input: text })
  })

const matching = (pattern: RegExp, what: string, hint: string) =>
  checkedText((text) => (pattern.test(text) ? undefined : { message: `'${text}' is not ${what}`, hint })).meta({
    pattern: pattern.source,
  })

/** A CIDR written by a person. */
export const PrefixField = checkedText(prefixProblem)
  .transform((text) => text as Prefix)
  .meta({ description: 'IPv4 network in CIDR form, without host bits', examples: ['10.12.0.0/16'] })

/** A /30 for one BGP session: the first host is Oracle's, the second Azure's. */
export const BgpPrefixField = checkedText(
  (text) =>
    prefixProblem(text) ??
    (text.endsWith('/30')
      ? undefined
      : { message: `'${text}' is not a /30`, hint: 'both clouds accept only a /30 here, such as 192.168.240.0/30' }),
)
  .transform((text) => text as Prefix)
  .meta({ description: 'a /30: the first host is Oracle, the second Azure', examples: ['192.168.240.0/30'] })

/**
 * Names that fit both vendors' rules for the objects made from them, with room for the suffixes we add.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
export const NameField = matching(
  /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/,
  'a name',
  'use 1 to 40 lower-case letters, digits and hyphens, beginning with a letter',
)

/** What a flow names: a whole network or one of its subnets. */
export const EndpointField = matching(
  /^(azure|oci)(\/[a-z]([a-z0-9-]{0,38}[a-z0-9])?)?$/,
  'an end of a flow',
  'write azure/<subnet>, oci/<subnet>, or azure or oci for the whole network',
).meta({ examples: ['azure/app', 'oci/db', 'oci'] })

export const PortField = checkedText((text) =>
  parsePortSpec(text)
    ? undefined
    : { message: `'${text}' is not a port specification`, hint: 'write tcp/1521, tcp/1521-1522, udp/53, icmp or any' },
).meta({ examples: ['tcp/1521', 'tcp/1521-1522', 'udp/53', 'icmp', 'any'] })

export const SubscriptionField = matching(
  /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
  'a subscription id',
  'give the GUID that `az account show --query id` prints',
)

/** An OCID of one of `types`; the unique part is opaque. */
export const OcidField = (...types: [string, ...string[]]) =>
  matching(
    new RegExp(`^ocid1\\.(${types.join('|')})\\.[A-Za-z0-9._-]+$`),
    `the OCID of a ${types.join(' or ')}`,
    `an OCID of that kind begins with ocid1.${types[0]}.`,
  )

/** An ARM id that ends in `type`, such as `Microsoft.Network/virtualNetworks`. */
export const ArmIdField = (type: string) =>
  matching(
    new RegExp(`^/subscriptions/[^/]+/resource[gG]roups/[^/]+/providers/${type.replace('.', '\\.')}/[^/]+$`),
    `the id of a ${type}`,
    `write /subscriptions/<id>/resourceGroups/<group>/providers/${type}/<name>`,
  )
