import { type ResourceId, resourceId as topLevelId } from '@interconnect/azure-api'
import { ArmRefusal } from '../refusal.ts'
import { invalidTemplate, parametersOf, parseTemplate, type Template } from './document.ts'
import { type Call, evaluate, unknownYet } from './expression.ts'

type TemplateResource = Template['resources'][number]

/** What a template is deployed with, and where. */
export interface Deploying {
  readonly template: unknown
  readonly parameters: unknown
  readonly subscription: string
  readonly resourceGroup: string
  readonly location: string
}

/** One resource to make. */
export interface Step {
  readonly id: string
  readonly type: string
  /** Ids of what has to be there first. */
  readonly after: readonly string[]
}

/** Reads the state of a resource that is already there, for `reference()`. */
export type Lookup = (id: string) => { readonly properties: object } | undefined

/** A template with its parameters: what it makes, in which order, and from what. */
export class Plan {
  readonly steps: readonly Step[]
  readonly #template: Template
  readonly #parameters: Readonly<Record<string, unknown>>
  readonly #where: Deploying

  /** @throws ArmRefusal `InvalidTemplate` */
  constructor(where: Deploying) {
    this.#where = where
    this.#template = parseTemplate(where.template)
    this.#parameters = parametersOf(this.#template, where.parameters)
    this.steps = this.#template.resources.filter((one) => this.#isWanted(one)).map((resource) => this.#step(resource))
    requireOrder(this.steps)
  }

  /** The body of a step's PUT. */
  body(id: string, lookup: Lookup): Record<string, unknown> {
    const resource = this.#template.resources.find((one) => same(this.#idOf(one), id))!
    const {
      type: _type,
      name: _name,
      apiVersion: _version,
      dependsOn: _after,
      comments: _comments,
      condition: _condition,
      ...body
    } = resource
    return evaluate(body, this.#calls(lookup)) as Record<string, unknown>
  }

  outputs(lookup: Lookup): Record<string, { type: string; value: unknown }> {
    const entries = Object.entries(this.#template.outputs).map(([name, { type, value }]) => [
      name,
      { type, value: evaluate(value, this.#calls(lookup)) },
    ])
    return Object.fromEntries(entries) as Record<string, { type: string; value: unknown }>
  }

  /** Parameters as a deployment shows them: the secure ones without their values. */
  shownParameters(): Record<string, { type: string; value?: unknown }> {
    const entries = Object.entries(this.#template.parameters).map(([name, { type }]) => {
      const isSecure = type.toLowerCase().startsWith('secure')
      return [name, { type, ...(isSecure ? {} : { value: this.#parameters[name] }) }]
    })
    return Object.fromEntries(entries) as Record<string, { type: string; value?: unknown }>
  }

  /** @throws ArmRefusal for a loop, which is not simulated */
  #isWanted({ name, condition, copy }: TemplateResource): boolean {
    if (copy !== undefined) throw invalidTemplate(`The resource '${name}' has a copy loop, which is not simulated.`)
    return evaluate(condition ?? true, this.#calls()) !== false
  }

  #step(resource: TemplateResource): Step {
    const named = resource.dependsOn.map((text) => this.#idNamed(String(evaluate(text, this.#calls()))))
    const referenced: string[] = []
    // Evaluated only to see what it refers to: nothing is there yet.
    evaluate({ ...resource }, (name, args) => {
      if (args.includes(unknownYet)) return unknownYet
      if (name !== 'reference') return this.#calls()(name, args)
      const id = this.#idNamed(String(args[0]))
      if (this.#template.resources.some((one) => same(this.#idOf(one), id))) referenced.push(id)
      return unknownYet
    })
    return { id: this.#idOf(resource), type: resource.type, after: [...new Set([...named, ...referenced])] }
  }

  #idOf({ type, name }: TemplateResource): string {
    return this.#id(type, String(evaluate(name, this.#calls())).split('/'))
  }

  /** What `dependsOn` and `reference` name: an id, or the name of a resource of the template. */
  #idNamed(text: string): string {
    if (text.startsWith('/')) return text
    const byName = this.#template.resources.find(
      (one) =>
        same(String(evaluate(one.name, this.#calls())), text) ||
        same(`${one.type}/${String(evaluate(one.name, this.#calls()))}`, text),
    )
    if (byName) return this.#idOf(byName)
    throw invalidTemplate(`The resource '${text}' is not defined in the template.`)
  }

  #id(
    type: string,
    names: readonly string[],
    { subscription, resourceGroup }: Pick<ResourceId, 'subscription' | 'resourceGroup'> = this.#where,
  ): string {
    const [namespace, first, ...rest] = type.split('/')
    if (names.length !== rest.length + 1 || first === undefined)
      throw invalidTemplate(
        `The template resource '${names.join('/')}' for type '${type}' has incorrect segment lengths.`,
      )
    const top = topLevelId(`${namespace}/${first}`, {
      subscription,
      resourceGroup: resourceGroup ?? this.#where.resourceGroup,
      name: names[0]!,
    })
    return [top, ...rest.flatMap((segment, index) => [segment, names[index + 1]])].join('/')
  }

  #calls(lookup?: Lookup): Call {
    const { subscription, resourceGroup, location } = this.#where
    const functions: Record<string, (...args: readonly unknown[]) => unknown> = {
      parameters: (name) => memberOf(this.#parameters, name, 'template parameter'),
      variables: (name) => evaluate(memberOf(this.#template.variables, name, 'template variable'), this.#calls(lookup)),
      resourceid: (...args) => this.#resourceId(args.map(String)),
      concat: (...args) => (args.every(Array.isArray) ? args.flat() : args.join('')),
      resourcegroup: () => ({
        id: `/subscriptions/${subscription}/resourceGroups/${resourceGroup}`,
        name: resourceGroup,
        location,
      }),
      subscription: () => ({ id: `/subscriptions/${subscription}`, subscriptionId: subscription }),
      reference: (name, _version, full) => this.#reference(String(name), full === 'Full', lookup),
    }
    return (name, args) => {
      const known = functions[name]
      if (known) return known(...args)
      throw invalidTemplate(`The template function '${name}' is not valid.`)
    }
  }

  /** `resourceId([subscription], [group], type, name, …)`. */
  #resourceId(args: readonly string[]): string {
    const at = args.findIndex((text) => text.includes('/'))
    const [type = '', ...names] = args.slice(at)
    const [resourceGroup, subscription] = args.slice(0, at).toReversed()
    return this.#id(type, names, {
      subscription: subscription ?? this.#where.subscription,
      resourceGroup: resourceGroup ?? this.#where.resourceGroup,
    })
  }

  #reference(name: string, full: boolean, lookup: Lookup | undefined): unknown {
    const id = this.#idNamed(name)
    const resource = lookup?.(id)
    if (!resource) throw new ArmRefusal('ResourceNotFound', `The Resource '${id}' was not found.`)
    return full ? resource : resource.properties
  }
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

function memberOf(members: Readonly<Record<string, unknown>>, name: unknown, what: string): unknown {
  const found = Object.entries(members).find(([key]) => same(key, String(name)))
  if (found) return found[1]
  throw invalidTemplate(`The ${what} '${String(name)}' is not found.`)
}

/** @throws ArmRefusal when steps wait for one another in a circle */
function requireOrder(steps: readonly Step[]): void {
  const done: string[] = []
  const waitsFor = ({ after }: Step) =>
    after.filter((id) => steps.some((step) => same(step.id, id)) && !done.some((one) => same(one, id)))
  while (done.length < steps.length) {
    const ready = steps.filter((step) => !done.includes(step.id) && waitsFor(step).length === 0)
    if (ready.length === 0) throw invalidTemplate('Circular dependency detected on resource.')
    done.push(...ready.map(({ id }) => id))
  }
}
