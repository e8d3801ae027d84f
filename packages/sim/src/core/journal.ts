/** One request a simulator answered. Bodies and credentials are not kept. */
export interface RequestRecord {
  /** Virtual time in milliseconds. */
  readonly atMs: number
  readonly cloud: 'azure' | 'oci'
  readonly method: string
  /** Path and query as sent. */
  readonly path: string
  /** 0 when the connection was broken by a fault. */
  readonly status: number
  /** Whether the request asked for a change (not a read, not a diagnostic POST, not a token). */
  readonly write: boolean
}

/** Where request records are kept: memory, or a file that outlives the process. */
export interface RequestLog {
  append(record: RequestRecord): void
  /** All records, oldest first. */
  read(): readonly RequestRecord[]
}

const inMemory = (): RequestLog => {
  const records: RequestRecord[] = []
  return { append: (record) => void records.push(record), read: () => records }
}

/** What the simulators were asked, in order. */
export class RequestJournal {
  readonly #log: RequestLog

  constructor(log: RequestLog = inMemory()) {
    this.#log = log
  }

  add(record: RequestRecord): void {
    this.#log.append(record)
  }

  get records(): readonly RequestRecord[] {
    return this.#log.read()
  }

  get writes(): readonly RequestRecord[] {
    return this.records.filter((record) => record.write)
  }
}
