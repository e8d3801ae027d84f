import { defineCommand } from '../command.ts'
import { documentFlags, pricesFlag, skipPreflightFlag } from '../document-flags.ts'
import { switchFlag, textFlag } from '../flag.ts'

export const planCommand = defineCommand({
  name: 'plan',
  summary: 'show what apply would do',
  description:
    'Reads both clouds, fills in every default and shows each change with its reason, what waits for what, and how long it takes. Asks the clouds for what would stop it half-way: permissions, registrations, quotas, offers. Changes nothing.',
  flags: {
    ...documentFlags,
    prices: pricesFlag,
    skipPreflight: skipPreflightFlag,
    detailedExitcode: switchFlag({ summary: 'exit 2 when there are changes' }),
    destroy: switchFlag({ summary: 'show what destroy would do instead' }),
    out: textFlag('file', { summary: 'save the plan, to be carried out by `apply --plan` or `destroy --plan`' }),
  },
  examples: [
    { line: 'plan -f prod.yaml', does: 'what apply would do' },
    { line: 'plan -f prod.yaml -o json | jq .criticalPath', does: 'what decides how long it takes' },
    { line: 'plan -f prod.yaml --out prod.plan.json', does: 'saves it for `apply --plan prod.plan.json`' },
  ],
  exitCodes: {
    2: 'there are changes (with --detailed-exitcode)',
    3: 'the document has errors, or a cloud would refuse it',
  },
  run: async (input, host) => (await import('../runs/plan.ts')).plan(input, host),
})
