import { createHash } from 'node:crypto'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** The unique part of an OCID that is the same in every world, for what Oracle itself put there. */
export const fixedUnique = (subject: string): string =>
  Array.from(createHash('sha512').update(subject).digest().subarray(0, 60), (byte) => alphabet[byte % 32]).join('')
