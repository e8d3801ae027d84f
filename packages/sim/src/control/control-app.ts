import { createHash, timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { snapshotText, type VirtualClock } from '../core/index.ts'
import { FaultsFile } from '../faults-file.ts'
import type { Connection } from '../serve/http-adapter.ts'
import type { Control } from './control.ts'
import { Participants } from './participants.ts'

type AppContext = Context<{ Bindings: Connection }>

const longestBodyBytes = 1024 * 1024
/** A hundred years. */
const longestStepMs = 100 * 366 * 86_400_000

const Step = z.strictObject({ ms: z.number().min(0).max(longestStepMs) })
const Turn = z.strictObject({ turn: z.int().min(0) })
const Sleep = Turn.extend({ untilMs: z.number() })

/** Serves the control of a world to who shows the token. Errors are `{ code, message }`. */
export function controlApp(control: Control, clock: VirtualClock, token: string): Hono<{ Bindings: Connection }> {
  const app = new Hono<{ Bindings: Connection }>()
  app.use(async (context, next) => {
    if (isToken(context.req.header('authorization'), token)) return next()
    context.header('www-authenticate', 'Bearer')
    return context.json({ code: 'unauthorized', message: 'send the token of control.json as a bearer token' }, 401)
  })
  app.use(
    bodyLimit({
      maxSize: longestBodyBytes,
      onError: (context) => refuse(context, 413, 'the body is longer than 1 MiB'),
    }),
  )
  app.get('/status', async (context) => context.json(await control.status()))
  app.get('/journal', async (context) => context.json({ records: await control.journal() }))
  app.get('/snapshot', async (context) =>
    context.body(snapshotText(await control.snapshot()), 200, { 'content-type': 'application/json' }),
  )
  app.get('/faults', async (context) => context.json({ faults: await control.faults() }))
  app.post('/faults', async (context) => {
    await control.addFaults((await bodyOf(context, FaultsFile)).faults)
    return context.json({ faults: await control.faults() })
  })
  app.delete('/faults', async (context) => {
    await control.clearFaults()
    return context.json({ faults: [] })
  })
  app.post('/clock/step', async (context) => {
    await control.step((await bodyOf(context, Step)).ms)
    return context.json(timeOf(clock))
  })
  participantRoutes(app, clock)
  app.notFound((context) => refuse(context, 404, `nothing answers ${context.req.method} ${context.req.path}`))
  app.onError((error, context) =>
    error instanceof BadBody
      ? refuse(context, 400, error.message)
      : refuse(context, 500, `defect of the simulator: ${error.message}`),
  )
  return app
}

/** A participant lives as long as the connection it joined on. */
function participantRoutes(app: Hono<{ Bindings: Connection }>, clock: VirtualClock): void {
  const participants = new Participants(clock)
  app.get('/clock', (context) => context.json(timeOf(clock)))
  app.post('/clock/participants', (context) => {
    const id = participants.join()
    const { socket } = context.env.incoming
    if (socket.destroyed) participants.leave(id)
    else socket.once('close', () => participants.leave(id))
    return context.json({ id, ...timeOf(clock) }, 201)
  })
  app.post('/clock/participants/:id/sleep', async (context) => {
    const { untilMs, turn } = await bodyOf(context, Sleep)
    const isHere = await participants.sleep(context.req.param('id'), untilMs, turn)
    return isHere ? context.json(timeOf(clock)) : refuse(context, 404, 'no such participant')
  })
  app.post('/clock/participants/:id/wake', async (context) => {
    await participants.wake(context.req.param('id'), (await bodyOf(context, Turn)).turn)
    return context.json(timeOf(clock))
  })
}

const timeOf = (clock: VirtualClock) => ({ nowMs: clock.now(), pace: clock.pace })

const refuse = (context: AppContext, status: 400 | 404 | 413 | 500, message: string): Response =>
  context.json({ code: { 400: 'invalid', 404: 'not-found', 413: 'too-long', 500: 'defect' }[status], message }, status)

class BadBody extends Error {}

async function bodyOf<Body>(context: AppContext, schema: z.ZodType<Body>): Promise<Body> {
  const json: unknown = await context.req.json().catch(() => {
    throw new BadBody('the body is not JSON')
  })
  const result = schema.safeParse(json)
  if (result.success) return result.data
  throw new BadBody(
    result.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; '),
  )
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Takes the same time for every wrong token. */
const isToken = (authorization: string | undefined, token: string): boolean =>
  timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))
