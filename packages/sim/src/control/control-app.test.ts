import { readFileSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { scratchDirectory } from '../core/scratch-directory.ts'
import { openSimulator, type SimulatorOptions } from '../simulator.ts'
import { controlFile, findServed, remoteControl } from './index.ts'

async function aServedWorld(options: SimulatorOptions = {}) {
  const simulator = await openSimulator({ isControlled: true, ...options })
  onTestFinished(() => simulator.close())
  const access = simulator.controlAccess!
  const call = (path: string, init: RequestInit = {}) =>
    fetch(access.endpoint + path, {
      ...init,
      headers: { authorization: `Bearer ${access.token}`, ...(init.headers as Record<string, string>) },
    })
  return { simulator, access, call, control: remoteControl(access) }
}

describe('the control endpoint', () => {
  it('answers 401 to who does not show the token, whatever is asked', async () => {
    const { access, simulator } = await aServedWorld()
    for (const authorization of ['', 'Bearer', 'Bearer wrong', `bearer ${access.token} `, `Basic ${access.token}`])
      for (const path of ['/status', '/snapshot', '/nowhere'])
        expect((await fetch(access.endpoint + path, { headers: { authorization } })).status).toBe(401)
    const step = await fetch(`${access.endpoint}/clock/step`, { method: 'POST', body: '{"ms":1000}' })
    expect(step.status).toBe(401)
    expect((await simulator.control.status()).elapsedMs).toBe(0)
  })

  it('is told to others in a file for its owner only, as long as it is there', async () => {
    const directory = scratchDirectory()
    const { simulator, access } = await aServedWorld({ directory })
    expect(JSON.parse(readFileSync(controlFile(directory), 'utf8'))).toEqual(access)
    expect(statSync(controlFile(directory)).mode & 0o777).toBe(0o600)
    expect(await findServed(directory)).toBeDefined()
    await simulator.close()
    expect(await findServed(directory)).toBeUndefined()
  })

  it('says the same from afar as in the process', async () => {
    const { simulator, control } = await aServedWorld({ seed: 'seven' })
    await fetch(`${simulator.endpoints.oci}/iaas/us-ashburn-1/20160918/vcns`)
    for (const what of ['status', 'journal', 'snapshot', 'faults'] as const)
      expect(await control[what]()).toEqual(await simulator.control[what]())
    expect(await control.journal()).toMatchObject([{ cloud: 'oci', status: 401 }])
  })

  it('arms and clears faults', async () => {
    const { control, simulator } = await aServedWorld()
    await control.addFaults([{ effect: { type: 'answer', status: 503, code: 'ServiceUnavailable' } }])
    expect((await fetch(`${simulator.endpoints.oci}/iaas/us-ashburn-1/20160918/vcns`)).status).toBe(503)
    expect(await control.faults()).toMatchObject([{ seen: 1, fault: { count: 1 } }])
    await control.clearFaults()
    expect(await control.faults()).toEqual([])
  })

  it('moves time', async () => {
    const { control } = await aServedWorld()
    await control.step(90_000)
    expect(await control.status()).toMatchObject({ elapsedMs: 90_000 })
  })

  it('takes neither nonsense nor much of it', async () => {
    const { call } = await aServedWorld()
    const post = async (path: string, body: string) => (await call(path, { method: 'POST', body })).status
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    expect(await post('/clock/step', '{"ms":-1}')).toBe(400)
    expect(await post('/clock/step', '{"ms":1e300}')).toBe(400)
    expect(await post('/clock/step', 'nonsense')).toBe(400)
    expect(await post('/faults', `{"faults":${deep}}`)).toBe(400)
    expect(await post('/faults', 'x'.repeat(2 * 1024 * 1024))).toBe(413)
    expect((await call('/nowhere')).status).toBe(404)
    expect(await post('/clock/participants/none/sleep', '{"untilMs":0,"turn":1}')).toBe(404)
  })

  it('listens on the loopback interface only', async () => {
    const { access } = await aServedWorld()
    const { port } = new URL(access.endpoint)
    const heard = await text(connect(Number(port), '::1').setEncoding('utf8')).catch(
      (error: NodeJS.ErrnoException) => error.code,
    )
    expect(heard).toMatch(/ECONNREFUSED|EADDRNOTAVAIL/)
  })
})
