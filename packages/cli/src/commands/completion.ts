import { defineCommand } from '../command.ts'
import { choiceFlag } from '../flag.ts'

export const completionCommand = defineCommand({
  name: 'completion',
  summary: 'print completions for a shell',
  description: 'Prints a script that completes commands, flags and their words.',
  flags: { shell: choiceFlag(['bash', 'zsh', 'fish'], { positional: true, summary: 'which shell' }) },
  examples: [
    { line: 'completion bash > /etc/bash_completion.d/interconnect', does: 'for every bash of this machine' },
    { line: 'completion fish | source', does: 'for this fish' },
  ],
  run: async (input) => (await import('../runs/completion.ts')).completion(input),
})
