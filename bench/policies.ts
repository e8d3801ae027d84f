import { printPolicyTable } from './reach/network-policies.ts'

export const run = printPolicyTable
