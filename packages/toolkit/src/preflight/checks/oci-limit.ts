import { readAvailability, readLimitDefinitions, readTenancyOf } from '@interconnect/oci'
import { created, type PreflightCheck, type PreflightContext, type PreflightRemark } from '../preflight-check.ts'

const at = ['spec', 'oci']

export const ociLimit: PreflightCheck = {
  id: 'preflight/oci-limit',
  title: 'The limits of the tenancy leave room for what the plan makes',
  at,
  async run(context) {
    const wanted = counted.filter(({ type }) => created(context.plan, type) > 0)
    if (wanted.length === 0) return []
    const { oci, spec, signal } = context
    const tenancyId = await readTenancyOf(oci, spec.oci.compartment, { signal })
    if (tenancyId === undefined) return [notTold('the tenancy of the compartment cannot be seen')]
    return (await Promise.all(wanted.map((one) => shortageOf(one, tenancyId, context)))).flat()
  },
  page: {
    means:
      'A tenancy has so many VCNs, DRGs and virtual circuits in a region and no more; a quota of the compartment can be lower. What is one too many is refused when it is made, after other things were made for it.',
    shows: {
      azure: 'Nothing: quotas of Azure are asked by `preflight/azure-quota`.',
      oci: 'Console: *Governance & Administration > Limits, Quotas and Usage*, services *Virtual Cloud Network* and *FastConnect*. A write is refused with `LimitExceeded` or `QuotaExceeded`.',
    },
    confirm: [
      {
        run: 'oci limits definition list --compartment-id <tenancy> --service-name fast-connect --all',
        tells: 'the names of the limits, which Oracle changes at times',
      },
      {
        run: 'oci limits resource-availability get --compartment-id <OCID> --service-name fast-connect --limit-name <name>',
        tells: '`used` and `available`',
      },
    ],
    cure: [
      'Delete what is no longer used, or ask for more: console, *Limits, Quotas and Usage > Request a service limit increase*.',
      'When it could not be asked: `allow group <group> to inspect resource-availability in tenancy`.',
    ],
    sources: [
      'https://docs.oracle.com/en-us/iaas/Content/General/Concepts/servicelimits.htm',
      'https://docs.oracle.com/en-us/iaas/api/#/en/limits/20190729/ResourceAvailability/GetResourceAvailability',
    ],
  },
}

interface Counted {
  readonly type: string
  readonly what: string
  readonly service: string
  /** Public text tells no names for all of them: name or description must say it. */
  readonly told: RegExp
}

const counted: readonly Counted[] = [
  { type: 'oci/vcn', what: 'VCNs', service: 'vcn', told: /^vcn-count$|virtual cloud network/i },
  { type: 'oci/drg', what: 'DRGs', service: 'vcn', told: /\bdrg\b|dynamic routing gateway/i },
  { type: 'oci/virtual-circuit', what: 'virtual circuits', service: 'fast-connect', told: /virtual.?circuit/i },
]

async function shortageOf(
  { type, what, service, told }: Counted,
  tenancyId: string,
  { oci, spec, plan, signal }: PreflightContext,
): Promise<PreflightRemark[]> {
  const definitions = await readLimitDefinitions(oci, { tenancyId, serviceName: service }, { signal })
  const definition = definitions.find(({ name, description = '' }) => told.test(name) || told.test(description))
  if (!definition) return [notTold(`the limits service tells no limit of ${what}`)]
  const where = { service, limit: definition.name, compartmentId: spec.oci.compartment }
  const { available } = (await readAvailability(oci, where, { signal })) ?? {}
  if (available === undefined) return [notTold(`limit ${definition.name} does not tell what is left of it`)]
  const needed = created(plan, type)
  if (available >= needed) return []
  return [
    {
      severity: 'error',
      at,
      message: `${needed} more ${what} are needed in ${spec.oci.region}, and ${available} are left (limit ${definition.name})`,
      hint: 'delete what is no longer used, or request a service limit increase in the console',
    },
  ]
}

const notTold = (message: string): PreflightRemark => ({
  severity: 'info',
  at,
  message: `what is left of OCI's limits is not known: ${message}`,
  hint: 'see Governance & Administration > Limits, Quotas and Usage in the console',
})
