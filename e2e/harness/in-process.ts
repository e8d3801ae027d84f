import { type AzureApi, clientSecretCredential, createAzureSession } from '@interconnect/azure'
import { type JournalRecord, type JournalStore, memoryJournal, type Outcome } from '@interconnect/engine'
import { findRegionPair, type InterconnectDocument, parseInterconnect } from '@interconnect/model'
import { createOciSession, keyAuth, type OciApi } from '@interconnect/oci'
import { type InProcessClouds, type InProcessOptions, type Moment, momentOf, openInProcess } from '@interconnect/sim'
import { carryOut, plan, planDestruction, type Planned, type ReadPorts, type WritePorts } from '@interconnect/toolkit'
import { compartment, subscription } from './hands.ts'
import type { NetworkHands } from './networks-of-others.ts'
import { quickSigner } from './quick-signer.ts'

/** What a run begins from: both clouds at one moment, and what the journal says by then. */
export interface Start {
  readonly moment?: Moment | undefined
  readonly records?: readonly JournalRecord[] | undefined
}

/** Told of each request before it is served and after. */
export interface Watch {
  before?(request: Request): void
  after?(request: Request, response: Response): void
}

/**
 * The clouds and a journal in this process, with the toolkit on them: what the CLI does, without a process, a socket or
 * a file. A whole life takes tens of milliseconds.
 */
export class Stage implements Disposable {
  readonly clouds: InProcessClouds
  readonly journal: JournalStore
  readonly #watch: Watch

  constructor({ moment, records }: Start = {}, watch: Watch = {}, options: InProcessOptions = {}) {
    this.clouds = openInProcess({ ...options, ...(moment && { from: moment }) })
    this.clouds.ensureAccount({ compartment })
    this.journal = memoryJournal(records)
    this.#watch = watch
  }

  /** Sessions as the document's runs have them, and as hands need them. */
  sessions(region = 'us-ashburn-1', readOnly = false): { azure: AzureApi; oci: OciApi } {
    const { clock, endpoints, azure, oci } = this.clouds
    const send = (request: Request) => this.#send(request)
    const httpClient = httpClientOf(send)
    const authority = endpoints.azure
    const credential = clientSecretCredential({ authority, clock, httpClient, ...azure })
    return {
      azure: createAzureSession({ endpoint: authority, credential, clock, subscription, httpClient, readOnly }),
      oci: createOciSession({
        endpoint: (service) => `${endpoints.oci}/${service}/${region}`,
        auth: keyAuth(oci),
        signer: quickSigner(oci),
        clock,
        compartmentId: compartment,
        fetch: (url, init) => send(new Request(url, init)),
        readOnly,
      }),
    }
  }

  ports(document: InterconnectDocument, readOnly = false): ReadPorts {
    const { clock } = this.clouds
    const region = findRegionPair(document.spec.regions)!.oci.region
    const signal = new AbortController().signal
    return { ...this.sessions(region, readOnly), clock, journal: this.journal, signal }
  }

  planApply(document: InterconnectDocument): Promise<Planned> {
    return plan(document, this.ports(document, true))
  }

  /** Plans and carries out, as the command of that name does. */
  async run(command: 'apply' | 'destroy', document: InterconnectDocument): Promise<Outcome> {
    const makePlan = command === 'apply' ? plan : planDestruction
    return this.carryOut(await makePlan(document, this.ports(document, true)), document)
  }

  async carryOut(
    planned: Planned,
    document: InterconnectDocument,
    report: WritePorts['report'] = () => {},
  ): Promise<Outcome> {
    return carryOut(planned, { ...this.ports(document), report })
  }

  /** The clouds as a person with both consoles has them. */
  get hands(): NetworkHands {
    return { ...this.sessions(), simulator: this.clouds }
  }

  /** How often the clouds were asked to change since they were opened. */
  get writes(): number {
    return this.clouds.world.journal.writes.length
  }

  /** Takes every mark of ours away, as somebody who tidies tags up: straight in the worlds' stores. */
  removeMarks(only: (id: string) => boolean = () => true): void {
    const { store } = this.clouds.world
    for (const [name, id, value] of this.moment().changes) {
      if (!/^(azure\/Microsoft|oci\/)/.test(name) || !only(id)) continue
      store.collection(name).put(id, withoutMarks(value))
    }
  }

  moment(): Moment {
    return momentOf(this.clouds.world)
  }

  async #send(request: Request): Promise<Response> {
    this.#watch.before?.(request)
    const response = await this.clouds.answer(request)
    this.#watch.after?.(request, response)
    return response
  }

  [Symbol.dispose](): void {
    this.clouds[Symbol.dispose]()
  }
}

/** Without tags that begin as ours do, wherever they stand. */
const withoutMarks = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (name, member: unknown) => (name.startsWith('interconnect-') ? undefined : member))

type HttpClient = NonNullable<Parameters<typeof createAzureSession>[0]['httpClient']>
type HttpHeaders = Awaited<ReturnType<HttpClient['sendRequest']>>['headers']

/** What Azure's pipeline sends through, over a function of fetch's form. */
const httpClientOf = (send: (request: Request) => Promise<Response>): HttpClient => ({
  async sendRequest(request) {
    const { url, method, body, headers: sent } = request
    const response = await send(
      new Request(url, { method, headers: sent.toJSON(), ...(body !== undefined && { body: body as string }) }),
    )
    // Of an answer's headers only `get` is ever asked.
    const headers = { get: (name: string) => response.headers.get(name) ?? undefined } as HttpHeaders
    return { request, status: response.status, headers, bodyAsText: await response.text() }
  },
})

/** A valid document from its text. */
export function documentOf(text: string): InterconnectDocument {
  const { document, findings } = parseInterconnect(text, 'test')
  if (!document) throw new Error(JSON.stringify(findings))
  return document
}

/** Everything of a run that did not end well, for the message of a failed test. */
export const failuresOf = ({ results }: Outcome): string[] =>
  results.flatMap(({ step, result, error }) =>
    result === 'done' ? [] : [`${step.id}: ${result} ${error ? `${error.code}: ${error.message}` : ''}`],
  )
