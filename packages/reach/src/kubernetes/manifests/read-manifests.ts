import {
  type DocumentPath,
  type Finding,
  placeFindings,
  readYamlDocuments,
  schemaFindings,
  type YamlSource,
} from '@interconnect/model'
import { z } from 'zod'
import type { ClusterObjects } from '../objects.ts'
import { withoutMakers } from '../overlaid.ts'
import { manifestKinds } from './kinds/index.ts'

export interface ManifestFile {
  readonly file: string
  readonly text: string
  /** Set for what an API server says: no person can edit a line of it, so none is told. */
  readonly isLive?: true
}

/** What the manifests say. */
export interface Manifests {
  readonly objects: ClusterObjects
  readonly findings: readonly Finding[]
  /** How many objects were left alone, by `kind.group`. */
  readonly ignored: ReadonlyMap<string, number>
}

/** An object in a file: lists hold several. */
interface Item {
  readonly value: unknown
  readonly at: DocumentPath
  readonly source: YamlSource
  readonly isLive: boolean
}

/** What programs print is JSON and large; places in it are looked for only when somebody asks. */
function sourcesOf({ file, text }: ManifestFile): readonly YamlSource[] {
  if (!text.trimStart().startsWith('{')) return readYamlDocuments(text, file)
  try {
    const value: unknown = JSON.parse(text)
    let placed: YamlSource | undefined
    const inPlace = () => (placed ??= readYamlDocuments(text, file)[0]!)
    return [
      {
        file,
        text,
        value,
        findings: [],
        locate: (path) => inPlace().locate(path),
        locateKey: (path) => inPlace().locateKey(path),
      },
    ]
  } catch {
    return readYamlDocuments(text, file)
  }
}

/** Reads YAML and JSON of any number of documents and `List` objects. Never throws for what a person can write. */
export function readManifests(files: readonly ManifestFile[]): Manifests {
  const sources = files.flatMap((file) => sourcesOf(file).map((source) => ({ source, isLive: file.isLive ?? false })))
  const syntax = sources.flatMap(({ source: { findings } }) => findings)
  const items = sources
    .filter(({ source: { findings } }) => findings.length === 0)
    .flatMap((from) => itemsOf(from, from.source.value, []))
  const read = items.map(readItem)
  const of = <Name extends keyof ClusterObjects>(name: Name) =>
    read.flatMap(({ objects }): readonly unknown[] => objects?.[name] ?? []) as unknown as ClusterObjects[Name]
  return {
    objects: {
      namespaces: of('namespaces'),
      nodes: of('nodes'),
      workloads: withoutMakers(of('workloads')),
      services: of('services'),
      policies: of('policies'),
    },
    findings: [...syntax, ...read.flatMap(({ findings }) => findings ?? [])],
    ignored: counted(read.flatMap(({ ignored }) => ignored ?? [])),
  }
}

const Head = z.looseObject({ apiVersion: z.string().min(1), kind: z.string().min(1) })
const isList = (value: unknown): value is { readonly items: readonly unknown[] } =>
  typeof value === 'object' &&
  value !== null &&
  String((value as { kind?: unknown }).kind).endsWith('List') &&
  Array.isArray((value as { items?: unknown }).items)

const itemsOf = (from: Pick<Item, 'source' | 'isLive'>, value: unknown, at: DocumentPath): Item[] =>
  isList(value)
    ? value.items.flatMap((item, index) => itemsOf(from, withKindOf(value, item), [...at, 'items', index]))
    : [{ value, at, ...from }]

/** The items of a typed list, such as the API server gives, do not repeat what they are. */
function withKindOf(list: object, item: unknown): unknown {
  const { kind, apiVersion } = list as { readonly kind: string; readonly apiVersion?: unknown }
  return kind === 'List' ? item : { apiVersion, kind: kind.slice(0, -'List'.length), ...(item as object) }
}

interface ReadItem {
  readonly objects?: Partial<ClusterObjects>
  readonly findings?: readonly Finding[]
  readonly ignored?: string
}

function readItem(item: Item): ReadItem {
  const head = Head.safeParse(item.value)
  if (!head.success) return { findings: [notAnObject(item)] }
  const { apiVersion, kind } = head.data
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0]! : ''
  const known = manifestKinds.find((one) => one.group === group && one.kinds.includes(kind))
  if (!known) return { ignored: group === '' ? kind : `${kind}.${group}` }
  const parsed = known.schema.safeParse(item.value)
  if (!parsed.success) return { findings: placed(parsed.error.issues, item) }
  const place = () => item.source.locate([...item.at, 'metadata', 'name'])
  return { objects: known.read(parsed.data, { kind, ...(!item.isLive && { place }) }) }
}

/** Such as the values of a chart that lie beside the manifests: told, and left alone. */
const notAnObject = ({ at, source }: Item): Finding => ({
  id: 'manifests/no-object',
  severity: 'warning',
  at,
  place: source.locate(at),
  message: 'this is no Kubernetes object: it has no apiVersion and kind',
  hint: 'keep other files outside of the folder of manifests',
})

/** The findings of an object at their places in the file that holds it. */
function placed(issues: readonly z.core.$ZodIssue[], { value, at, source }: Item): Finding[] {
  const findings = schemaFindings(issues, value, () => [])
  return placeFindings(
    findings.map((finding) => ({ ...finding, at: [...at, ...finding.at] })),
    source,
  )
}

const counted = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]))
