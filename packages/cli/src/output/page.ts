import { z } from 'zod'
import { outputKind } from './document.ts'

const Step = z.union([
  z.string(),
  z.object({ run: z.string().meta({ description: 'one command line' }), tells: z.string() }),
])

/** Result of `explain <id>`. Text between backticks is code, text between asterisks a place in a console. */
export const PageDocument = z.object({
  ...outputKind('Page'),
  id: z.string().meta({ description: 'area/name' }),
  sort: z.string().meta({ description: 'what the id names: rule, error code, gate, ...' }),
  title: z.string(),
  marks: z.array(z.string()).meta({ description: 'short remarks, such as the severity of a rule' }),
  means: z.string().meta({ description: 'what it means, and what comes of it' }),
  shows: z
    .object({ azure: z.string().exactOptional(), oci: z.string().exactOptional(), here: z.string().exactOptional() })
    .meta({ description: 'how it shows in the console and command line of each cloud, or in this program' }),
  confirm: z.array(Step),
  cure: z.array(Step),
  example: z
    .object({ message: z.string(), hint: z.string(), at: z.string().exactOptional() })
    .exactOptional()
    .meta({ description: 'what the program says when it comes upon it' }),
  sources: z.array(z.string()),
})
export type PageDocument = z.infer<typeof PageDocument>

/** Result of `explain` without an id: what can be explained. */
export const PagesDocument = z.object({
  ...outputKind('Pages'),
  pages: z.array(z.object({ id: z.string(), sort: z.string(), title: z.string() })),
})
export type PagesDocument = z.infer<typeof PagesDocument>
