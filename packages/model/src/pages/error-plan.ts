import type { Page } from '../page.ts'

const newPlan = {
  run: 'interconnect plan -f interconnect.yaml --out plan.json',
  tells: 'what would be done now, saved in a new file',
}
const source = 'https://github.com/oracle-quickstart/oci-azure-interconnect' as const

/** Pages of what can be wrong with a saved plan. */
export const planPages = {
  'plan/unreadable': {
    means:
      'The file given with `--plan` is not there, is no saved plan, was cut short on its way, was changed after it was written, or was written by a version of this program with another form of the file.',
    shows: { azure: 'Nothing: no call has left for it.', oci: 'Nothing: no call has left for it either.' },
    confirm: [
      {
        run: "jq '{kind, version, madeBy, name, goal}' plan.json",
        tells: 'whether it is JSON, of kind `SavedPlan`, and by whom',
      },
    ],
    cure: ['Save the plan again; a saved plan is carried out as it is and cannot be edited.', newPlan],
    sources: [source],
  },
  'plan/outdated': {
    means:
      'Between saving the plan and carrying it out something changed in one of the clouds: an object came, went, or has another value. What was agreed to is no longer what would happen, so that nothing was done. The message names each object and property, then and now.',
    shows: {
      azure: '*Activity log* of the resource group names who changed the object, and when.',
      oci: '*Audit* of the compartment names who changed the object, and when.',
    },
    confirm: [
      { run: 'interconnect drift -f interconnect.yaml', tells: 'how the clouds differ from the document now' },
      { run: 'interconnect plan -f interconnect.yaml', tells: 'what would be done now' },
    ],
    cure: ['Find out whether the change was meant, then save a new plan and have it agreed to.', newPlan],
    sources: [
      'https://learn.microsoft.com/azure/azure-monitor/platform/activity-log',
      'https://docs.oracle.com/iaas/Content/Audit/Concepts/auditoverview.htm',
    ],
  },
  'plan/other-document': {
    means:
      'The plan was saved from a document with another name, or the document was edited after the plan was saved. Comments and the order of members do not count; the message names each value that was edited.',
    shows: { azure: 'Nothing: no call has left for it.', oci: 'Nothing: no call has left for it either.' },
    confirm: [{ run: 'jq .document plan.json', tells: 'the document as it was when the plan was saved' }],
    cure: ['Give the document of then with `-f`, or save a new plan from the document of now.', newPlan],
    sources: [source],
  },
  'plan/other-target': {
    means:
      'The plan was saved against the built-in simulators and is to be carried out on the real clouds, or the other way round. What one of them holds says nothing about the other.',
    shows: { azure: 'Nothing: no call that writes has left.', oci: 'Nothing: no call that writes has left either.' },
    confirm: [{ run: 'jq -r .target plan.json', tells: '`sim` or `cloud`: where it was made' }],
    cure: [
      {
        run: 'interconnect plan -f interconnect.yaml --target cloud --out plan.json',
        tells: 'a plan for the real clouds',
      },
    ],
    sources: [source],
  },
} as const satisfies Readonly<Record<string, Page>>
