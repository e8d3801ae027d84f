/**
 * One flag (or positional argument) of a command. Its long name is the name of the member that holds it, in kebab case.
 * Plain data, so that help and completion need nothing else.
 */
export interface Flag<Value> {
  readonly summary: string
  /** One letter. */
  readonly short?: string
  /** Placeholder of the value, such as `file`; absent for a switch. */
  readonly value?: string
  readonly choices?: readonly string[]
  readonly default?: Value
  readonly required?: true
  /** What a shell completes here, loaded only for that; anything else is taken, too. */
  readonly completes?: () => Promise<readonly string[]>
  /** May be given several times; the value is a list. */
  readonly repeated?: true
  /** Given by place instead of by name. */
  readonly positional?: true
}

export type Flags = Readonly<Record<string, Flag<unknown>>>

type ValueOf<F> = F extends Flag<infer Value> ? Value : never

/** What a command receives: one member for each of its flags. */
export type Input<F extends Flags> = { readonly [Name in keyof F]: ValueOf<F[Name]> }

type Told = Pick<Flag<unknown>, 'summary' | 'short' | 'positional'>

/** A switch: false unless given. */
export const switchFlag = (told: Told): Flag<boolean> => ({ ...told, default: false })

/** A text that may be left out. */
export const textFlag = (value: string, told: Told): Flag<string | undefined> => ({ ...told, value })

/** A text with a default. */
export const textFlagOr = (value: string, preset: string, told: Told): Flag<string> => ({
  ...told,
  value,
  default: preset,
})

/** A text that may be given several times. */
export const listFlag = (value: string, told: Told): Flag<readonly string[]> => ({
  ...told,
  value,
  repeated: true,
  default: [],
})

/** A text that must be given. */
export const requiredFlag = (value: string, told: Told): Flag<string> => ({ ...told, value, required: true })

/** A text given by place. */
export const requiredPlace = (summary: string): Flag<string> => ({ summary, positional: true, required: true })

/** A text given by place, or left out. */
export const textPlace = (told: Pick<Flag<unknown>, 'summary' | 'completes'>): Flag<string | undefined> => ({
  ...told,
  positional: true,
})

/** One of a few words, the first of which holds when it is left out. */
export const choiceFlag = <const Word extends string>(words: readonly [Word, ...Word[]], told: Told): Flag<Word> => ({
  ...told,
  value: words.join('|'),
  choices: words,
  ...(told.positional ? { required: true } : { default: words[0] }),
})

/** `--state-dir` for `stateDir`. */
export const longName = (name: string): string => `--${kebab(name)}`

export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
