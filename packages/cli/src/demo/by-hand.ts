import { keys, plan } from '@interconnect/toolkit'
import { claim, reading, type Stage } from './stage.ts'

interface SecurityRule {
  readonly id: string
  readonly name: string
}

/** What somebody does in the two consoles, through the same REST calls the consoles make. */
export async function meddle(stage: Stage): Promise<string[]> {
  const { target, document, host } = stage
  const { observation } = await plan(document, await reading(stage))
  const { azure, oci } = await target.connect(document, { readOnly: false, signal: host.signal })
  const { defaultRouteTableId } = observation.attributes.get(keys.vcn) as unknown as { defaultRouteTableId: string }
  await oci.update(`/routeTables/${encodeURIComponent(defaultRouteTableId)}`, { routeRules: [] })
  const group = observation.attributes.get('azure/network-security-group/compute')!
  const rules = await azure.list<SecurityRule>(`${group.id}/securityRules`)
  const rule = rules.find(({ name }) => name.includes('tcp'))
  claim(rule !== undefined, 'there is no rule to delete by hand')
  await azure.finished(await azure.delete(rule!.id))
  return [
    "OCI console:   cleared the rules of the VCN's route table",
    `Azure portal:  deleted the security rule ${rule!.name}`,
  ]
}
