import { spawn } from 'node:child_process'
import { isAbsolute, resolve, sep } from 'node:path'
import { InterconnectError } from '@interconnect/model'
import { z } from 'zod'
import type { Context } from '../kubeconfig/context.ts'
import type { ExecEntry } from '../kubeconfig/kubeconfig.ts'

/** What a program that signs in may touch. */
export interface PluginHost {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Whether a person can answer it. */
  readonly isInteractive: boolean
  /** What it says to a person: where to sign in, which code to type. */
  readonly tell: (text: string) => void
}

/** @source https://kubernetes.io/docs/reference/config-api/client-authentication.v1/ */
const ExecCredential = z.looseObject({
  status: z.looseObject({
    token: z.string().nullish(),
    clientCertificateData: z.string().nullish(),
    clientKeyData: z.string().nullish(),
  }),
})
export type PluginCredential = z.infer<typeof ExecCredential>['status']

/** A person may have to type a code into a browser; a program by itself is done in seconds. Milliseconds of the wall clock. */
const patienceMs = { interactive: 300_000, alone: 60_000 } as const

/**
 * Runs the program of a user and takes what it prints. It runs as it would under kubectl: with what the kubeconfig says,
 * and with the rights of whoever started us.
 * @throws credentials/missing when it is not there, does not end well, or prints something else
 */
export async function pluginCredential(
  context: Context,
  exec: ExecEntry,
  host: PluginHost & { readonly signal?: AbortSignal | undefined },
): Promise<PluginCredential> {
  const interactive = host.isInteractive && exec.interactiveMode !== 'Never'
  if (exec.interactiveMode === 'Always' && !interactive)
    throw failed(context, exec, 'wants to ask a person, and there is no terminal')
  const { code, stdout } = await run(context, exec, { ...host, isInteractive: interactive })
  if (code !== 0) throw failed(context, exec, `ended with exit code ${code}`)
  const printed = ExecCredential.safeParse(parsedJson(stdout))
  if (!printed.success) throw failed(context, exec, 'printed no ExecCredential')
  return printed.data.status
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Ran {
  readonly code: number | null
  readonly stdout: string
}

function run(
  context: Context,
  exec: ExecEntry,
  { environment, isInteractive, tell, signal }: PluginHost & { readonly signal?: AbortSignal | undefined },
): Promise<Ran> {
  const deadline = AbortSignal.timeout(isInteractive ? patienceMs.interactive : patienceMs.alone)
  return new Promise((resolved, rejected) => {
    const child = spawn(programOf(context, exec), exec.args, {
      env: {
        ...environment,
        ...Object.fromEntries(exec.env.map(({ name, value }) => [name, value])),
        KUBERNETES_EXEC_INFO: JSON.stringify(infoFor(context, exec, isInteractive)),
      },
      stdio: [isInteractive ? 'inherit' : 'ignore', 'pipe', 'pipe'],
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    })
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', tell)
    child.once('error', (cause: NodeJS.ErrnoException) =>
      rejected(
        signal?.aborted
          ? (signal.reason as Error)
          : failed(context, exec, cause.code === 'ENOENT' ? 'is not there' : reasonOf(cause), cause),
      ),
    )
    child.once('close', (code) => resolved({ code, stdout }))
  })
}

const reasonOf = ({ name, code, message }: NodeJS.ErrnoException): string =>
  name === 'AbortError' ? 'did not end in time' : `could not be started (${code ?? message})`

/** A name with a folder in it is relative to the kubeconfig; a bare one is looked for in PATH. */
const programOf = ({ user }: Context, { command }: ExecEntry): string =>
  command.includes(sep) && !isAbsolute(command) ? resolve(user.folder, command) : command

/** What the program is told in KUBERNETES_EXEC_INFO. */
const infoFor = ({ cluster }: Context, { apiVersion, provideClusterInfo }: ExecEntry, interactive: boolean) => ({
  kind: 'ExecCredential',
  apiVersion,
  spec: {
    interactive,
    ...(provideClusterInfo && {
      cluster: {
        server: cluster.server,
        'tls-server-name': cluster['tls-server-name'],
        'insecure-skip-tls-verify': cluster['insecure-skip-tls-verify'],
        'certificate-authority-data': cluster['certificate-authority-data'],
        'proxy-url': cluster['proxy-url'],
      },
    }),
  },
})

function failed({ name, user }: Context, exec: ExecEntry, what: string, cause?: unknown): InterconnectError {
  const { command, installHint } = exec
  return new InterconnectError(
    'credentials/missing',
    `${command}, which signs user ${user.name} in for context ${name}, ${what}`,
    { hint: hintFor(what, { command, name, installHint }), cause },
  )
}

function hintFor(
  what: string,
  { command, name, installHint }: { command: string; name: string; installHint: string | undefined },
): string {
  if (what === 'is not there')
    return installHint?.trim().replaceAll(/\s+/g, ' ') ?? `install ${command}, or make a kubeconfig that does without`
  return `\`kubectl --context ${name} get namespaces\` runs it in the same way: make that work first`
}
