import { hasErrors, InterconnectError, parseYaml, PriceList, type Prices, pricesWith } from '@interconnect/model'
import { readText } from './document.ts'

/**
 * The list prices, with those of a file in their place.
 * @throws usage/invalid-argument when the file is no list of prices, naming its first fault
 */
export async function readPrices(file: string | undefined): Promise<Prices> {
  if (file === undefined) return pricesWith()
  const { value, findings } = parseYaml(PriceList, await readText(file, 'name a file of prices with --prices'), file)
  if (value && !hasErrors(findings)) return pricesWith(value)
  const [{ message, hint, place } = { message: 'it is empty', hint: undefined, place: undefined }] = findings
  const where = place ? `:${place.line}:${place.column}` : ''
  throw new InterconnectError('usage/invalid-argument', `${file}${where} is no list of prices: ${message}`, {
    hint: hint ?? 'docs/schemas/prices.schema.json has its form',
  })
}
