import { networkOf, placeMatrix } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { matrixText } from '../views/matrix.human.ts'
import { matrixDocument } from '../views/matrix.json.ts'
import { matrixSvg } from '../views/matrix.svg.ts'
import { withReading } from '../with-target.ts'

type Given = GlobalInput & { readonly file: string; readonly observed: boolean }

export const matrix = (input: Given, host: Host): Promise<Result> =>
  withReading(input, host, async ({ document, ports }) => {
    const network = await networkOf(document, ports, input)
    const shown = { matrix: placeMatrix(network.fabric), network }
    return {
      exitCode: 0,
      human: (look) => matrixText(shown, look),
      json: () => matrixDocument(shown),
      svg: () => matrixSvg(shown),
    }
  })
