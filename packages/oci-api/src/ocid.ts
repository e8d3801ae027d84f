/** Parts of `ocid1.<type>.<realm>.[<region>].<unique>`. */
export interface OcidParts {
  readonly type: string
  readonly realm: string
  /** Three letters for old regions, the region id for newer ones, empty for global objects. */
  readonly region: string
  readonly unique: string
}

const form = /^ocid1\.([a-z0-9]+)\.([a-z0-9]+)\.([a-z0-9-]*)\.([a-z0-9]+)$/

/**
 * An Oracle Cloud identifier.
 * @source https://docs.oracle.com/en-us/iaas/Content/General/Concepts/identifiers.htm
 */
export const ocid = (type: string, realm: string, region: string, unique: string): string =>
  `ocid1.${type}.${realm}.${region}.${unique}`

/** The parts of an OCID; `undefined` when `text` is none. */
export function parseOcid(text: string): OcidParts | undefined {
  const match = form.exec(text)
  if (!match || text.length > 255) return undefined
  const [, type, realm, region, unique] = match as unknown as [string, string, string, string, string]
  return { type, realm, region, unique }
}

/** Whether `text` is an OCID with that type word. */
export const isOcidOf = (type: string, text: string): boolean => parseOcid(text)?.type === type
