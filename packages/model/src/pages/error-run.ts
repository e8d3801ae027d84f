import type { Page } from '../page.ts'

/** Errors of a run: what was asked, answered, stopped or kept on disk. */
export const runPages = {
  'apply/declined': {
    means: 'The question before a change was answered with no, or with nothing. Nothing was changed.',
    shows: { here: 'One calm line and exit code 1. Without a terminal there is nobody to ask, which is a no, too.' },
    confirm: [{ run: 'interconnect plan -f interconnect.yaml', tells: 'what would have been done' }],
    cure: [
      'Answer `yes`, in full.',
      { run: 'interconnect apply -f interconnect.yaml --auto-approve', tells: 'for pipelines: does not ask' },
    ],
    sources: ['https://clig.dev/#interactivity'],
  },
  'apply/interrupted': {
    means:
      'The run was stopped by a signal. Calls that were on their way were let come to their end and recorded; operations that run in the clouds go on there by themselves.',
    shows: {
      azure: 'Portal: objects in *Updating*; the *Activity log* of the resource group shows what was started.',
      oci: 'Console: objects in *Provisioning*; *Work requests* on the object.',
      here: 'Exit code 130, and the steps that were left.',
    },
    confirm: [{ run: 'interconnect status -f interconnect.yaml', tells: 'what stands, what is on its way' }],
    cure: [
      {
        run: 'interconnect apply -f interconnect.yaml',
        tells: 'goes on: waits for what runs, makes what is missing, makes nothing twice',
      },
      { run: 'interconnect destroy -f interconnect.yaml', tells: 'or takes down what there is' },
    ],
    sources: ['https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html'],
  },
  'apply/failed': {
    means:
      'At least one step failed for good. What does not depend on it was done; what does was left out. The report names the step, its own code and the way on.',
    shows: {
      azure: 'Portal: *Activity log* of the resource group, entry with status *Failed*; its JSON holds the code.',
      oci: 'Console: *Work requests* on the object with state *Failed*; its *Error messages*.',
    },
    confirm: [
      { run: 'interconnect status -f interconnect.yaml', tells: 'each object and its state' },
      {
        run: 'az monitor activity-log list -g <group> --status Failed --offset 2h --output table',
        tells: 'what Azure refused',
      },
    ],
    cure: [
      'Look up the code of the failed step with `interconnect explain <code>` and remove the cause.',
      { run: 'interconnect apply -f interconnect.yaml', tells: 'does what is left' },
    ],
    sources: ['https://learn.microsoft.com/azure/azure-monitor/platform/activity-log'],
  },
  'state/locked': {
    means:
      'Another run on this document holds the lock of its journal. Two writers would each record half of the truth, so the second one does not start.',
    shows: { here: 'The message names host, process and start of the holder.' },
    confirm: [{ run: 'ps -p <process id>', tells: 'whether that run is still alive, on the host that is named' }],
    cure: [
      'Wait for it to end.',
      { run: 'interconnect unlock -f interconnect.yaml', tells: 'only when it is dead: removes the lock' },
    ],
    sources: ['https://man7.org/linux/man-pages/man2/open.2.html'],
  },
  'state/unreadable': {
    means:
      'A line in the middle of the journal is not what this program writes: the disk is damaged, or somebody edited the file. A last line cut off by a crash is not a problem and is ignored.',
    shows: { here: 'The message names file and line.' },
    confirm: [{ run: 'tail -n 3 .interconnect/journals/*/*/*.jsonl', tells: 'each line should be one JSON object' }],
    cure: [
      'Restore the file from a copy, or move it away: the clouds are read on every run, and objects are found again by name and owner mark.',
      { run: 'interconnect plan -f interconnect.yaml', tells: 'shows what is found without the journal' },
    ],
    sources: ['https://jsonlines.org/'],
  },
  'us/unmapped': {
    means:
      'A cloud answered with an error this program has no code for yet. It is not tried again, since nobody knows whether that would help.',
    shows: {
      azure: 'The cloud’s own code and message stand in `details` of the JSON form; the *Activity log* has them, too.',
      oci: 'The cloud’s own code and message stand in `details`, with the `opc-request-id` that Oracle’s support asks for.',
    },
    confirm: ['Run the same command with `-o json` and read `details`.'],
    cure: [
      'Follow what the cloud says.',
      'Report it to the issue tracker of interconnect, with that JSON: it will get a code.',
    ],
    sources: ['https://docs.oracle.com/iaas/Content/API/References/apierrors.htm'],
  },
  'us/bug': {
    means:
      'An assumption of this program does not hold. The mistake is ours; your document and your account are not to blame.',
    shows: {
      here: 'The message begins with "this is our mistake". What was written to the clouds before is in the journal.',
    },
    confirm: ['Set `INTERCONNECT_DEBUG=1` and run the same command: it prints where it happened.'],
    cure: [
      'Report it to the issue tracker of interconnect with that output; keys and tokens are removed from it.',
      'The clouds are as the journal says: the same command can be run again, and `interconnect destroy` takes down what there is.',
    ],
    sources: ['https://nodejs.org/api/errors.html'],
  },
} as const satisfies Readonly<Record<string, Page>>
