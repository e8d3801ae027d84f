import { InterconnectError } from '@interconnect/model'
import { z } from 'zod'
import { type Credential, expiryOf } from './access/credential.ts'
import type { Answer } from './get.ts'
import { type ListedResource, listed, qualifiedName } from './resources.ts'

/** What an API server says beside the status code. @source https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/ */
const Status = z.looseObject({ kind: z.literal('Status'), message: z.string().nullish() })

export function messageIn({ text }: Answer): string | undefined {
  try {
    return Status.parse(JSON.parse(text)).message ?? undefined
  } catch {
    return undefined
  }
}

export interface Refused {
  readonly context: string
  readonly server: string
  readonly credential: Credential
  readonly now: number
}

/** The error of an answer that gives no list. Those of missing rights are told together: see `forbidden`. */
export function refusal(answer: Answer, resource: ListedResource, about: Refused): InterconnectError {
  const { context, server } = about
  const { status } = answer
  const said = messageIn(answer)
  const details = { operation: `list ${qualifiedName(resource)}`, endpoint: server, status }
  if (status === 401) return unauthorized(about)
  if (status === 429)
    return new InterconnectError('cloud/throttled', `${server} (context ${context}) has too much to do`, {
      hint: 'try again in a while',
      details: { ...details, ...delay(answer) },
    })
  if (status >= 500)
    return new InterconnectError('cloud/unavailable', `${server} (context ${context}) failed: ${said ?? status}`, {
      hint: `\`kubectl --context ${context} get --raw /readyz\` tells what is wrong with it`,
      details: { ...details, ...delay(answer) },
    })
  return new InterconnectError(
    'cluster/no-api-server',
    `${server} (context ${context}) answered ${status} to a list of ${qualifiedName(resource)}${said ? `: ${said}` : ''}`,
    { hint: `\`kubectl --context ${context} get ${qualifiedName(resource)} -A\` must work first`, details },
  )
}

const delay = (answer: Answer): { retryAfterMs?: number } => {
  const seconds = Number(answer.header('Retry-After'))
  return seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}
}

function unauthorized({ context, server, credential, now }: Refused): InterconnectError {
  const expiry = expiryOf(credential)
  const isOver = expiry !== undefined && expiry.getTime() <= now
  const what = credential.token ? 'token' : credential.certificate ? 'certificate' : 'anonymous request'
  return new InterconnectError(
    'credentials/rejected',
    isOver
      ? `the ${what} of context ${context} expired at ${expiry.toISOString()}`
      : `${server} refused the ${what} of context ${context}`,
    {
      hint: 'sign in again: `az login` or `oci session refresh`; `az aks get-credentials` and `oci ce cluster create-kubeconfig` write a new entry',
      details: { endpoint: server, status: 401 },
    },
  )
}

/** The error of rights that are missing, with the commands of an administrator that give them. */
export function forbidden(
  answers: readonly { readonly resource: ListedResource; readonly answer: Answer }[],
  { context, server }: Refused,
): InterconnectError {
  const names = answers.map(({ resource }) => qualifiedName(resource))
  const user = answers.map(({ answer }) => /User "([^"]+)"/.exec(messageIn(answer) ?? '')?.[1]).find(Boolean)
  return new InterconnectError(
    'permission/denied',
    `${user ?? `the user of context ${context}`} may not list ${names.join(', ')} in all namespaces (context ${context})`,
    {
      hint: `let it read: \`kubectl create clusterrole interconnect-read --verb=list --resource=${listed.map(qualifiedName).join()}\` and \`kubectl create clusterrolebinding interconnect-read --clusterrole=interconnect-read ${subjectFlag(user)}\``,
      details: { endpoint: server, verb: 'list', resources: names, ...(user && { user }) },
    },
  )
}

function subjectFlag(user: string | undefined): string {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):(.+)$/.exec(user ?? '') ?? []
  return name ? `--serviceaccount=${namespace}:${name}` : `--user=${user ?? 'NAME'}`
}
