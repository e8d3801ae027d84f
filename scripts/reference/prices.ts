import { builtInPrices, hoursPerMonth } from '@interconnect/model'
import { page, table } from './table.ts'

export const pricesPage = (): string =>
  page(
    'Prices',
    '`packages/model/src/prices`',
    `What \`interconnect cost\` and every plan reckon with: list prices in ${builtInPrices.currency}, pay as you go, without tax, ${hoursPerMonth} hours a month. ` +
      'What is not listed is told as unknown. A file given with `--prices`, of the form of [`prices.schema.json`](../schemas/prices.schema.json), ' +
      'takes the place of these key by key; one in another currency is used alone. Keys may end earlier: `gateway/ErGw1AZ/eastus` is taken before `gateway/ErGw1AZ`.',
    table(
      ['key', 'amount', 'per', 'read', 'source', 'note'],
      builtInPrices.prices.map(({ key, amount, per, read, source, about }) => [
        `\`${key}\``,
        String(amount),
        per,
        read ?? '',
        `<${encodeURI(source ?? '')}>`,
        about ?? '',
      ]),
    ),
  )
