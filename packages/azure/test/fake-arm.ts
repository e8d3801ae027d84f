import type { Reply, Seen } from './scripted-http.ts'
import { endpoint } from './test-session.ts'

type Body = Record<string, any> // oxlint-disable-line typescript/no-explicit-any -- bodies of every kind

export interface FakeArm {
  /** Top-level objects by lower-case id; children stand in their parents. */
  readonly objects: Map<string, Body>
  readonly reply: (request: Seen) => Reply
}

/** Members of a parent that hold its children, by the segment under which each child has a URL of its own. */
const childSegments = /^(.*)\/(subnets|securityRules|routes|peerings)\/([^/]+)$/i

/**
 * The least of ARM a kind can be tried on: PUT replaces, children stand inside their parents and at their own URL, every
 * write changes the ETag, operations are done at once. Checks nothing; the simulator does.
 */
export function fakeArm(initial: readonly Body[] = []): FakeArm {
  const objects = new Map(initial.map((body) => [String(body['id']).toLowerCase(), body]))
  let writes = 0

  function put(id: string, { properties, ...rest }: Body, ifMatch: string | undefined): Reply {
    const before = find(id)
    if (ifMatch !== undefined && ifMatch !== before?.['etag']) return refuse(412, 'PreconditionFailed')
    const name = id.slice(id.lastIndexOf('/') + 1)
    const after = {
      ...rest,
      id,
      name,
      type: typeOf(id),
      etag: `W/"${++writes}"`,
      properties: { ...withKey(id, properties), provisioningState: 'Succeeded' },
    }
    const child = childSegments.exec(id)
    if (!child) objects.set(id.toLowerCase(), after)
    else
      setChildren(objects.get(child[1]!.toLowerCase())!, child[2]!, (all) => [
        ...all.filter((one) => one['name'] !== name),
        after,
      ])
    return {
      status: before ? 200 : 201,
      body: after,
      headers: { 'Azure-AsyncOperation': `${endpoint}/operations/${writes}` },
    }
  }

  function find(id: string): Body | undefined {
    const child = childSegments.exec(id)
    if (!child) return objects.get(id.toLowerCase())
    const siblings: Body[] = objects.get(child[1]!.toLowerCase())?.['properties'][child[2]!] ?? []
    return siblings.find((one) => one['name'].toLowerCase() === child[3]!.toLowerCase())
  }

  function remove(id: string): Reply {
    if (!find(id)) return { status: 204 }
    const child = childSegments.exec(id)
    if (child)
      setChildren(objects.get(child[1]!.toLowerCase())!, child[2]!, (all) =>
        all.filter((one) => one['name'] !== child[3]),
      )
    else objects.delete(id.toLowerCase())
    return { status: 202, headers: { 'Azure-AsyncOperation': `${endpoint}/operations/${++writes}` } }
  }

  function list(path: string, filter: string | null): Reply {
    const wanted = /tagName eq '(.*)' and tagValue eq '(.*)'/.exec(filter ?? '')
    const scope = path.toLowerCase().replace(/\/(resources|resourcegroups)$/, '/')
    const rows = [...objects.values()].filter((one) => {
      const isGroup = one['type'] === 'Microsoft.Resources/resourceGroups'
      const inScope = one['id'].toLowerCase().startsWith(scope) && isGroup === /resourcegroups$/i.test(path)
      return inScope && (!wanted || one['tags']?.[wanted[1]!] === wanted[2])
    })
    // Filtered by tag, the tags are not returned.
    return {
      body: { value: rows.map(({ id, name, type, tags }) => (wanted ? { id, name, type } : { id, name, type, tags })) },
    }
  }

  const reply = ({ method, url, body, header }: Seen): Reply => {
    const { pathname: id, searchParams } = new URL(url)
    if (id.startsWith('/operations/')) return { body: { status: 'Succeeded' } }
    if (method === 'GET' && /\/(resources|resourcegroups)$/i.test(id)) return list(id, searchParams.get('$filter'))
    if (method === 'PUT') return put(id, body as Body, header('if-match'))
    if (method === 'DELETE') return remove(id)
    const found = find(id)
    return found ? { body: found } : refuse(404, 'ResourceNotFound')
  }
  return { objects, reply }
}

const refuse = (status: number, code: string): Reply => ({ status, body: { error: { code, message: code } } })

function setChildren(parent: Body, segment: string, change: (all: Body[]) => Body[]): void {
  parent['properties'][segment] = change(parent['properties'][segment] ?? [])
}

function typeOf(id: string): string {
  const [, namespace, ...rest] = /\/providers\/([^/]+)\/(.*)$/.exec(id) ?? []
  if (namespace === undefined) return 'Microsoft.Resources/resourceGroups'
  return [namespace, ...rest[0]!.split('/').filter((_, index) => index % 2 === 0)].join('/')
}

/** A circuit gets its key when it is made. */
const withKey = (id: string, properties: Body): Body =>
  /expressRouteCircuits\/[^/]+$/.test(id)
    ? { serviceKey: '11111111-2222-3333-4444-555555555555', ...properties }
    : properties
