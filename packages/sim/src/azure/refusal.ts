import { type ArmError, azureErrorCodes, type AzureErrorCodeName } from '@interconnect/azure-api'

interface RefusalOptions {
  readonly target?: string
  readonly details?: readonly ArmError[]
  readonly retryAfterS?: number
}

/** A request, or an operation, that ARM says no to: thrown by checks, rendered once at the edge. */
export class ArmRefusal extends Error {
  readonly code: AzureErrorCodeName
  readonly options: RefusalOptions

  constructor(code: AzureErrorCodeName, message: string, options: RefusalOptions = {}) {
    super(message)
    this.name = 'ArmRefusal'
    this.code = code
    this.options = options
  }

  get status(): number {
    return azureErrorCodes[this.code].status
  }

  get body(): ArmError {
    const { target, details = [] } = this.options
    return { code: this.code, message: this.message, ...(target === undefined ? {} : { target }), details }
  }
}
