import { join } from 'node:path'
import type { GlobalInput } from '../global-flags.ts'

type Where = Pick<GlobalInput, 'stateDir' | 'target'>

/** Home of the simulated world. */
export const worldDirectory = ({ stateDir }: Pick<Where, 'stateDir'>): string => join(stateDir, 'sim')

/** Home of all journals of a target: what was done on the simulators means nothing to the real clouds. */
export const journalsDirectory = ({ stateDir, target }: Where): string => join(stateDir, 'journals', target)

/** Home of one document's journal. */
export const journalDirectory = (where: Where, name: string): string => join(journalsDirectory(where), name)
