import { routes as readRoutes } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { routesText } from '../views/routes.human.ts'
import { routesDocument } from '../views/routes.json.ts'
import { withReading } from '../with-target.ts'

export const routes = (input: GlobalInput & { readonly file: string }, host: Host): Promise<Result> =>
  withReading(input, host, async ({ document, ports }) => {
    const truth = await readRoutes(document, ports)
    return {
      exitCode: truth.findings.some(({ severity }) => severity === 'error') ? 3 : 0,
      human: (look) => routesText(truth, look),
      json: () => routesDocument(truth),
    }
  })
