const prefix = (owner: string): string => `interconnect:${owner}`

/** Description of a rule of ours: rules carry no tags. */
export const markedDescription = (owner: string, name: string): string => `${prefix(owner)} ${name}`

/** Name of a rule of `owner`; `undefined` when the description does not carry the mark. */
export function nameInDescription(description: string | undefined, owner: string): string | undefined {
  const mark = prefix(owner)
  if (description === mark) return ''
  return description?.startsWith(`${mark} `) ? description.slice(mark.length + 1) : undefined
}
