import { defineCommand } from '../command.ts'
import { choiceFlag, listFlag, switchFlag, textFlag, textFlagOr } from '../flag.ts'

export const initCommand = defineCommand({
  name: 'init',
  summary: 'write a first document',
  description:
    'Writes a short document with comments, valid as it stands for the simulators; edit it and apply it. Asks at a terminal when nothing is chosen by flags. Ranges are free of what is to be avoided and, with --observe, of every network the accounts have.',
  flags: {
    file: textFlagOr('file', 'interconnect.yaml', { short: 'f', summary: 'where to write it; - writes to stdout' }),
    name: textFlag('name', { summary: 'name of the interconnect; marks everything it makes (default: first)' }),
    regions: textFlag('pair', { summary: 'one of the twelve pairs of regions (default: ashburn)' }),
    bandwidth: textFlag('bandwidth', { summary: '1Gbps, 2Gbps, 5Gbps or 10Gbps (default: 1Gbps)' }),
    subscription: textFlag('id', { summary: 'Azure subscription' }),
    compartment: textFlag('OCID', { summary: 'OCI compartment' }),
    vnet: textFlag('id', { summary: 'use this VNet instead of making one' }),
    vcn: textFlag('OCID', { summary: 'use this VCN instead of making one' }),
    avoid: listFlag('cidr', { summary: 'a range in use elsewhere; may be given several times' }),
    observe: switchFlag({ summary: 'read what networks the accounts have, and avoid their ranges' }),
    kubernetes: choiceFlag(['none', 'stretched', 'paired'], { summary: 'clusters on top of the link' }),
    yes: switchFlag({ summary: 'ask nothing, take the defaults' }),
    force: switchFlag({ summary: 'replace a file that is there' }),
  },
  examples: [
    { line: 'init', does: 'writes interconnect.yaml for Ashburn and East US' },
    {
      line: 'init --regions frankfurt --name prod -f prod.yaml',
      does: 'writes prod.yaml for Frankfurt and Germany West Central',
    },
    { line: 'init --avoid 10.0.0.0/9 --avoid 172.16.0.0/12', does: 'with ranges that meet neither' },
    {
      line: 'init --observe --kubernetes stretched --name second -f second.yaml',
      does: 'beside what both accounts have, and with a cluster on top',
    },
  ],
  run: async (input, host) => (await import('../runs/init.ts')).init(input, host),
})
