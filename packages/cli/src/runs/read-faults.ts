import { type FaultsFile, parseFaults } from '@interconnect/sim'
import type { ParsedYaml } from '@interconnect/model'
import { readText } from '../document.ts'

/**
 * Reads a file of faults; what is wrong inside comes back as findings.
 * @throws document/unreadable when there is no such file
 */
export const readFaults = async (file: string): Promise<ParsedYaml<FaultsFile>> =>
  parseFaults(await readText(file, 'name an existing file of faults'), file)
