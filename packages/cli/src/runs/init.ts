import { writeFile } from 'node:fs/promises'
import {
  type Bandwidth,
  bandwidthNames,
  findRegionPair,
  InterconnectError,
  nearest,
  parseInterconnect,
  type Prefix,
  prefixProblem,
  type RegionPair,
  regionPairNames,
} from '@interconnect/model'
import type { Result } from '../command.ts'
import { confirm } from '../confirm.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { type Choices, exampleAccount } from '../init/choices.ts'
import { observeNetworks } from '../init/observed.ts'
import { type Answers, askForChoices } from '../init/questions.ts'
import { chooseRanges } from '../init/ranges.ts'
import { documentText } from '../init-template.ts'
import type { TextDocument } from '../output/text.ts'

type Given = GlobalInput &
  Answers & {
    readonly file: string
    readonly subscription?: string | undefined
    readonly compartment?: string | undefined
    readonly vnet?: string | undefined
    readonly vcn?: string | undefined
    readonly observe: boolean
    readonly yes: boolean
    readonly force: boolean
  }

export async function init(input: Given, host: Host): Promise<Result> {
  const answers = isToBeAsked(input, host) ? await askForChoices(host) : input
  if (!answers) return { exitCode: 1, human: () => 'Nothing was written.', json: () => textDocument('') }
  const text = await compose({ ...input, ...answers }, host)
  const { file } = input
  if (file === '-') return { exitCode: 0, human: () => text, json: () => textDocument(text) }
  await writeNew(file, text, input.force, host)
  return {
    exitCode: 0,
    human: ({ style }) =>
      `${style.good('✓')} wrote ${file}\n${style.note('next:')} edit it, then \`interconnect plan -f ${file}\``,
    json: () => ({ ...textDocument(text), file }),
  }
}

const textDocument = (text: string): TextDocument => ({ apiVersion: 'oci-azure.dev/v1alpha1', kind: 'Text', text })

/** A person who has chosen nothing is asked; a program never is. */
const isToBeAsked = (input: Given, { stdin }: Host): boolean =>
  stdin.isTerminal &&
  input.output === 'human' &&
  !input.yes &&
  input.kubernetes === 'none' &&
  [input.name, input.regions, input.bandwidth, input.vnet, input.vcn, ...input.avoid].every((one) => one === undefined)

async function compose(input: Given, host: Host): Promise<string> {
  const choices = choicesOf(input)
  const avoid = input.avoid.map(asAvoided)
  const seen = input.observe ? await observeNetworks(choices, input, host) : { ranges: [], subnets: {} }
  const text = documentText(choices, chooseRanges(choices, [...avoid, ...seen.ranges]), seen.subnets)
  return checked(text)
}

function choicesOf(input: Given): Choices {
  const { name = 'first', regions = 'ashburn', bandwidth = '1Gbps', kubernetes, vnet, vcn } = input
  if (kubernetes !== 'none' && (vnet !== undefined || vcn !== undefined))
    throw misuse(
      '--kubernetes needs subnets for nodes, which are not known of a network of others',
      'leave out --kubernetes, and add the section with their names of subnets to the document',
    )
  const { subscription = exampleAccount.subscription, compartment = exampleAccount.compartment } = input
  const named = { name, pair: pairNamed(regions), bandwidth: bandwidthNamed(bandwidth) }
  return { ...named, subscription, compartment, vnet, vcn, kubernetes }
}

const misuse = (message: string, hint: string | undefined) =>
  new InterconnectError('usage/invalid-argument', message, { hint })

function pairNamed(name: string): RegionPair {
  const pair = findRegionPair(name)
  if (pair) return pair
  const meant = nearest(name, regionPairNames)
  throw misuse(
    `there is no pair of regions '${name}'`,
    `${meant ? `did you mean ${meant}? ` : ''}pairs: ${regionPairNames.join(', ')}`,
  )
}

function bandwidthNamed(name: string): Bandwidth {
  const found = bandwidthNames.find((one) => one === name)
  if (found) return found
  throw misuse(`there is no bandwidth '${name}'`, `write one of ${bandwidthNames.join(', ')}`)
}

function asAvoided(text: string): Prefix {
  const problem = prefixProblem(text)
  if (problem) throw misuse(`--avoid: ${problem.message}`, problem.hint)
  return text as Prefix
}

/** What was given is checked as the document would be. */
function checked(text: string): string {
  const [problem] = parseInterconnect(text, 'init').findings
  if (!problem) return text
  throw misuse(
    flags.reduce((message, [path, flag]) => message.replace(path, flag), problem.message),
    problem.hint,
  )
}

const flags = [
  ['metadata.name', '--name'],
  ['spec.azure.subscription', '--subscription'],
  ['spec.oci.compartment', '--compartment'],
  ['spec.azure.network.existing', '--vnet'],
  ['spec.oci.network.existing', '--vcn'],
] as const

async function writeNew(file: string, text: string, force: boolean, host: Host): Promise<void> {
  try {
    await writeFile(file, text, { flag: force ? 'w' : 'wx' })
  } catch (cause) {
    const exists = (cause as NodeJS.ErrnoException).code === 'EEXIST'
    if (exists && (await confirm(`${file} is there already. Replace it? Only 'yes' is taken as agreement:`, host)))
      return writeNew(file, text, true, host)
    throw new InterconnectError(
      'usage/invalid-argument',
      exists ? `${file} is there already` : `cannot write ${file}: ${(cause as Error).message}`,
      {
        hint: exists ? 'name another file with -f, or replace it with --force' : 'name a file you may write with -f',
        cause,
      },
    )
  }
}
