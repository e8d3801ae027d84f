import type { Result } from '../command.ts'
import { commands } from '../commands.ts'
import { bashCompletion } from '../completion/bash.ts'
import { fishCompletion } from '../completion/fish.ts'
import { zshCompletion } from '../completion/zsh.ts'
import { vocabulary } from '../completion/vocabulary.ts'
import type { TextDocument } from '../output/text.ts'

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion }

export async function completion({ shell }: { readonly shell: keyof typeof scripts }): Promise<Result> {
  const text = scripts[shell](await vocabulary(commands))
  return {
    exitCode: 0,
    human: () => text,
    json: (): TextDocument => ({ apiVersion: 'oci-azure.dev/v1alpha1', kind: 'Text', text }),
  }
}
