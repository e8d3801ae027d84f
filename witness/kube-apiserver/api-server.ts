import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { goTool, noGo } from '../go-tool.ts'

export const apiServerTool = goTool('kube-apiserver', resolve(import.meta.dirname, 'driver'))

/** Why there can be no API server here; `undefined` when there can. */
export function noApiServer(): string | undefined {
  const runs = (command: string, args: readonly string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
  if (!runs('kubectl', ['version', '--client'])) return 'there is no kubectl'
  return runs('openssl', ['version']) ? noGo(26) : 'there is no openssl'
}

/** Who may do everything, by a token of the file below. */
const admin = { token: 'admin-of-the-witness', user: 'admin', groups: 'system:masters' }
const issuer = 'https://kubernetes.default.svc'

export interface Heard {
  readonly verb: string
  readonly userAgent?: string
  readonly objectRef?: { readonly resource: string }
}

/** etcd and kube-apiserver as processes of their own on the loopback address, and nothing else of a cluster: no controllers, no nodes. */
export class ApiServer implements AsyncDisposable {
  readonly directory = mkdtempSync(join(tmpdir(), 'interconnect-kube-'))
  readonly #running: ChildProcess[] = []
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 20, rejectUnauthorized: false })
  #port = 0

  static async start(): Promise<ApiServer> {
    const server = new ApiServer()
    await server.#start()
    return server
  }

  get url(): string {
    return `https://127.0.0.1:${this.#port}`
  }

  async #start(): Promise<void> {
    const [clients, peers, port] = [await freePort(), await freePort(), await freePort()]
    this.#port = port
    const etcd = `http://127.0.0.1:${clients}`
    const etcdPeers = `http://127.0.0.1:${peers}`
    this.#run('etcd', [
      'etcd',
      `--data-dir=${join(this.directory, 'etcd')}`,
      `--listen-client-urls=${etcd}`,
      `--advertise-client-urls=${etcd}`,
      `--listen-peer-urls=${etcdPeers}`,
      `--initial-advertise-peer-urls=${etcdPeers}`,
      `--initial-cluster=default=${etcdPeers}`,
      '--unsafe-no-fsync',
      '--log-level=error',
    ])
    writeFileSync(join(this.directory, 'tokens.csv'), `${admin.token},${admin.user},1,${admin.groups}\n`)
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    writeFileSync(this.#keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
    writeFileSync(join(this.directory, 'accounts.pub'), publicKey.export({ type: 'spki', format: 'pem' }))
    this.write('audit.yaml', 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{ level: Metadata }]\n')
    this.#run('kube-apiserver', [
      `--audit-policy-file=${join(this.directory, 'audit.yaml')}`,
      `--audit-log-path=${join(this.directory, 'audit.log')}`,
      '--audit-log-mode=blocking',
      `--etcd-servers=${etcd}`,
      '--bind-address=127.0.0.1',
      `--secure-port=${port}`,
      `--cert-dir=${join(this.directory, 'certs')}`,
      `--client-ca-file=${this.#clientCertificates()}`,
      `--token-auth-file=${join(this.directory, 'tokens.csv')}`,
      '--authorization-mode=RBAC',
      `--service-account-issuer=${issuer}`,
      `--service-account-signing-key-file=${this.#keyFile}`,
      `--service-account-key-file=${join(this.directory, 'accounts.pub')}`,
      '--service-cluster-ip-range=10.230.0.0/16',
      // Without controllers nobody makes the accounts that this one asks for.
      '--disable-admission-plugins=ServiceAccount',
    ])
    writeFileSync(this.adminConfig, this.#configText(`token: ${admin.token}`))
    await this.#ready()
  }

  /** An authority for clients, and the certificate `client.crt` that it gave to somebody who may do everything. */
  #clientCertificates(): string {
    const openssl = (words: string) =>
      execFileSync('openssl', words.split(' '), { cwd: this.directory, stdio: ['ignore', 'ignore', 'pipe'] })
    openssl('req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=witness -keyout clients.key -out clients.crt')
    openssl('req -newkey rsa:2048 -nodes -subj /O=system:masters/CN=person -keyout client.key -out client.csr')
    openssl('x509 -req -in client.csr -days 1 -CA clients.crt -CAkey clients.key -CAcreateserial -out client.crt')
    return join(this.directory, 'clients.crt')
  }

  get #keyFile(): string {
    return join(this.directory, 'accounts.key')
  }

  #run(name: string, args: readonly string[]): void {
    const log = openSync(join(this.directory, `${name}.log`), 'a')
    this.#running.push(spawn(apiServerTool.command, args, { stdio: ['ignore', log, log] }))
    closeSync(log)
  }

  /** Until it serves, and has put the objects there that every cluster has. */
  async #ready(): Promise<void> {
    for (let tries = 0; tries < 240; tries++) {
      await sleep(500)
      if (this.#running.some(({ exitCode }) => exitCode !== null)) break
      const ready = spawnSync('kubectl', this.#kubectlArgs(['get', '--raw', '/readyz']), { encoding: 'utf8' })
      if (ready.stdout === 'ok') return
    }
    throw new Error(`the API server does not come up:\n${this.logEnd()}`)
  }

  logEnd(): string {
    return readFileSync(join(this.directory, 'kube-apiserver.log'), 'utf8').slice(-3_000)
  }

  /** A kubeconfig whose only context is `witness`. */
  get adminConfig(): string {
    return join(this.directory, 'admin.yaml')
  }

  /** The same with another user. */
  configFor(name: string, user: string): string {
    return this.write(`${name}.yaml`, this.#configText(user))
  }

  /** A file beside the kubeconfigs, which may be run. */
  write(name: string, text: string): string {
    const file = join(this.directory, name)
    writeFileSync(file, text, { mode: 0o700 })
    return file
  }

  #configText(user: string): string {
    return `apiVersion: v1
kind: Config
current-context: witness
clusters: [{ name: witness, cluster: { server: '${this.url}', certificate-authority: certs/apiserver.crt } }]
users: [{ name: witness, user: { ${user} } }]
contexts: [{ name: witness, context: { cluster: witness, user: witness } }]
`
  }

  #kubectlArgs(args: readonly string[]): string[] {
    return [`--kubeconfig=${this.adminConfig}`, ...args]
  }

  /** Runs kubectl as the administrator; gives what it prints. */
  kubectl(args: readonly string[], input?: string): string {
    return execFileSync('kubectl', this.#kubectlArgs(args), {
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: 2 ** 28,
      ...(input !== undefined && { input }),
    })
  }

  /** Makes one object, many times faster than kubectl makes many. */
  async post(path: string, body: object): Promise<void> {
    const headers = { Authorization: `Bearer ${admin.token}`, 'Content-Type': 'application/json' }
    const outgoing = request(`${this.url}${path}`, { method: 'POST', headers, agent: this.#agent })
    outgoing.end(JSON.stringify(body))
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage]
    const said = await text(answer)
    if (answer.statusCode !== 201) throw new Error(`POST ${path}: ${answer.statusCode} ${said}`)
  }

  /** What it has been asked for since it began, as it writes it down itself. */
  audit(): readonly Heard[] {
    const lines = readFileSync(join(this.directory, 'audit.log'), 'utf8').trim().split('\n')
    return lines.map((line) => JSON.parse(line) as Heard)
  }

  /** A token that the API server itself would have given to a service account, and that is over. */
  expiredToken(subject: string): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const exp = Math.floor(Date.now() / 1000) - 3600
    const signed = `${part({ alg: 'RS256' })}.${part({ iss: issuer, aud: [issuer], sub: subject, iat: exp - 3600, exp })}`
    return `${signed}.${sign('sha256', Buffer.from(signed), readFileSync(this.#keyFile, 'utf8')).toString('base64url')}`
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#agent.destroy()
    for (const child of this.#running.toReversed()) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGTERM')
      const gone = await Promise.race([once(child, 'exit'), sleep(15_000)])
      if (!gone) child.kill('SIGKILL')
    }
    rmSync(this.directory, { recursive: true, force: true })
  }
}

/** One that was free a moment ago, on the loopback address. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
