import { appendFileSync, copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasCode, type InterconnectError } from '@interconnect/model'
import { describe, expect, it } from 'vitest'
import { scratchDirectory } from './scratch-directory.ts'
import { World, worldEpochMs } from './world.ts'
import { type DurableWorld, openWorld, removeWorld } from './world-directory.ts'

const request = {
  atMs: 1,
  cloud: 'oci',
  method: 'GET',
  path: '/oci/20160918/vcns',
  status: 200,
  write: false,
} as const

/** What SIGKILL at this moment would leave of an open world: its files, in a directory that no living process holds. */
function leftByKill(directory: string): string {
  const copy = scratchDirectory()
  for (const name of readdirSync(directory)) if (name !== 'lock') copyFileSync(join(directory, name), join(copy, name))
  return copy
}

/** A world that was killed after making `count` things one by one, each with a counter in the same commit. */
function killedAfter(count: number): string {
  const directory = scratchDirectory()
  const { world, close } = openWorld(directory)
  for (let number = 1; number <= count; number++) {
    world.store.collection<number>('thing').put(String(number), number)
    world.store.collection<number>('counter').put('things', number)
    world.clock.step(1_000)
    world.commit()
  }
  const left = leftByKill(directory)
  close()
  return left
}

const thingsIn = ({ world }: DurableWorld) => ({
  things: world.store.collection<number>('thing').values(),
  counter: world.store.collection<number>('counter').get('things'),
})

function refusal(open: () => unknown): InterconnectError {
  try {
    open()
  } catch (error) {
    if (hasCode(error, 'state/unreadable', 'state/locked', 'usage/invalid-argument')) return error
    throw error
  }
  throw new Error('it opened')
}

describe('a world in a directory', () => {
  it('goes on where it was closed: state, time, seed, ids and journal', () => {
    const directory = scratchDirectory()
    const first = openWorld(directory, { seed: 'ashburn' })
    const id = first.world.ids.guid('circuit')
    first.world.clock.step(45 * 60_000)
    first.world.journal.add(request)
    first.close()
    const second = openWorld(directory)
    expect(second.world.clock.now()).toBe(worldEpochMs + 45 * 60_000)
    expect(second.world.seed).toBe('ashburn')
    expect(second.world.journal.records).toEqual([request])
    const unbroken = new World({ seed: 'ashburn' })
    expect([id, second.world.ids.guid('circuit')]).toEqual([unbroken.ids.guid('circuit'), unbroken.ids.guid('circuit')])
    second.close()
  })

  it('keeps time that passed without any change', () => {
    const directory = scratchDirectory()
    const first = openWorld(directory)
    first.world.store.collection('thing').put('a', 1)
    first.close()
    const second = openWorld(directory)
    second.world.clock.step(60_000)
    second.close()
    const third = openWorld(directory)
    expect(third.world.clock.now()).toBe(worldEpochMs + 60_000)
    third.close()
  })

  it('runs in another process the transitions that were scheduled', () => {
    const directory = scratchDirectory()
    const first = openWorld(directory)
    first.world.timers.schedule('gateway', worldEpochMs + 1_000, 'settled', { id: 7 })
    first.close()
    const second = openWorld(directory)
    const settled: unknown[] = []
    second.world.timers.handle('settled', (payload) => void settled.push(payload))
    second.world.clock.step(1_000)
    expect(settled).toEqual([{ id: 7 }])
    second.close()
  })

  it('has all its commits after it was killed', () => {
    const reopened = openWorld(killedAfter(20))
    expect(thingsIn(reopened)).toEqual({
      things: Array.from({ length: 20 }, (_, index) => index + 1),
      counter: 20,
    })
    expect(reopened.world.clock.now()).toBe(worldEpochMs + 20_000)
    reopened.close()
  })

  it('leaves an empty log and one snapshot behind when it is closed', () => {
    const directory = killedAfter(3)
    openWorld(directory).close()
    expect(readFileSync(join(directory, 'world.log'), 'utf8')).toBe('')
    expect(readdirSync(directory).toSorted()).toEqual(['meta.json', 'requests.log', 'snapshot.log', 'world.log'])
  })

  it('replaces a long log by a snapshot while it is open', () => {
    const directory = scratchDirectory()
    const opened = openWorld(directory)
    const blob = 'x'.repeat(100_000)
    for (let number = 1; number <= 25; number++) {
      opened.world.store.collection('blob').put('only', blob + number)
      opened.world.commit()
    }
    expect(existsSync(join(directory, 'snapshot.log'))).toBe(true)
    expect(readFileSync(join(directory, 'world.log')).length).toBeLessThan(1_000_000)
    const reopened = openWorld(leftByKill(directory))
    opened.close()
    expect(reopened.world.store.collection('blob').get('only')).toBe(`${blob}25`)
    reopened.close()
  })

  it('opens after a kill between a snapshot and the emptying of the log', () => {
    const directory = killedAfter(5)
    const log = readFileSync(join(directory, 'world.log'))
    openWorld(directory).close()
    writeFileSync(join(directory, 'world.log'), log)
    const reopened = openWorld(directory)
    expect(thingsIn(reopened)).toEqual({ things: [1, 2, 3, 4, 5], counter: 5 })
    reopened.world.store.collection<number>('thing').put('6', 6)
    reopened.close()
    const again = openWorld(directory)
    expect(thingsIn(again).things).toEqual([1, 2, 3, 4, 5, 6])
    again.close()
  })

  it('loses at most the commit it was killed in, wherever its log breaks off', () => {
    const directory = killedAfter(3)
    const log = readFileSync(join(directory, 'world.log'))
    for (let length = log.length; length >= 0; length -= 7) {
      const copy = leftByKill(directory)
      const left = log.subarray(0, length)
      writeFileSync(join(copy, 'world.log'), left)
      const opened = openWorld(copy)
      const whole = left.toString().split('\n').length - 1
      expect(thingsIn(opened).things).toEqual([1, 2, 3].slice(0, whole))
      opened.close()
    }
  })

  it('takes new commits after a torn one', () => {
    const directory = killedAfter(3)
    appendFileSync(join(directory, 'world.log'), '{"number":4,"atM')
    const opened = openWorld(directory)
    opened.world.store.collection<number>('thing').put('4', 4)
    opened.world.commit()
    const reopened = openWorld(leftByKill(directory))
    opened.close()
    expect(thingsIn(reopened).things).toEqual([1, 2, 3, 4])
    reopened.close()
  })
})

describe('a damaged world', () => {
  it.each([
    {
      what: 'a line in the middle that is not JSON',
      file: 'world.log',
      edit: (lines: string[]) => lines.with(1, '{"nu'),
      line: 2,
    },
    {
      what: 'a line that is no commit',
      file: 'world.log',
      edit: (lines: string[]) => lines.with(2, '{"number":3}'),
      line: 3,
    },
    {
      what: 'a missing commit',
      file: 'world.log',
      edit: (lines: string[]) => lines.toSpliced(1, 1),
      line: 2,
    },
    {
      what: 'a missing beginning',
      file: 'world.log',
      edit: (lines: string[]) => lines.slice(1),
      line: 1,
    },
    { what: 'a broken meta file', file: 'meta.json', edit: () => ['{"seed":'], line: 1 },
    {
      what: 'a format of another version',
      file: 'meta.json',
      edit: () => ['{"format":99,"seed":"1"}'],
      line: 1,
    },
    { what: 'an empty snapshot', file: 'snapshot.log', edit: () => [], line: 1 },
  ])('with $what is refused with the place and the next step', ({ file, edit, line }) => {
    const directory = killedAfter(3)
    const path = join(directory, file)
    const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
    writeFileSync(path, edit(lines).join('\n'))
    const error = refusal(() => openWorld(directory))
    expect(error.code).toBe('state/unreadable')
    expect(error.message).toContain(`${path}:${line}: `)
    expect(error.hint).toContain('interconnect sim reset')
  })

  it('without its meta file is refused', () => {
    const directory = killedAfter(1)
    rmSync(join(directory, 'meta.json'))
    expect(refusal(() => openWorld(directory)).code).toBe('state/unreadable')
  })

  it('can be thrown away and made anew', () => {
    const directory = killedAfter(3)
    writeFileSync(join(directory, 'world.log'), 'nonsense\n')
    expect(refusal(() => openWorld(directory)).code).toBe('state/unreadable')
    removeWorld(directory)
    expect(existsSync(directory)).toBe(false)
    const anew = openWorld(directory)
    expect(thingsIn(anew).things).toEqual([])
    anew.close()
  })

  it('takes nothing with it that is not its own', () => {
    const directory = killedAfter(1)
    writeFileSync(join(directory, 'notes.txt'), 'mine')
    writeFileSync(join(directory, 'snapshot.log.new'), 'half a snapshot')
    writeFileSync(join(directory, 'ca.pem'), 'made with the world')
    removeWorld(directory, ['ca.pem'])
    expect(readdirSync(directory)).toEqual(['notes.txt'])
    rmSync(join(directory, 'notes.txt'))
    removeWorld(directory)
    removeWorld(directory)
    expect(existsSync(directory)).toBe(false)
  })

  it('in a place that is no directory is refused with the next step', () => {
    const file = join(scratchDirectory(), 'file')
    writeFileSync(file, '')
    const error = refusal(() => openWorld(join(file, 'sim')))
    expect(error.code).toBe('state/unreadable')
    expect(error.message).toContain(`cannot use ${join(file, 'sim')}: `)
  })

  it('is not made by asking for another seed', () => {
    const directory = killedAfter(1)
    const error = refusal(() => openWorld(directory, { seed: 'other' }))
    expect(error.code).toBe('usage/invalid-argument')
    expect(error.message).toContain('has seed 1, not other')
  })
})

describe('the lock of a world', () => {
  it('refuses a second opening and names the process that has it', () => {
    const directory = scratchDirectory()
    const opened = openWorld(directory)
    const error = refusal(() => openWorld(directory))
    expect(error.code).toBe('state/locked')
    expect(error.message).toContain(`in use by process ${process.pid}`)
    expect(refusal(() => removeWorld(directory)).code).toBe('state/locked')
    opened.close()
    openWorld(directory).close()
  })

  it('names another living process', () => {
    const directory = scratchDirectory()
    writeFileSync(join(directory, 'lock'), `${process.ppid}\n`)
    const error = refusal(() => openWorld(directory))
    expect(error.details).toEqual({ directory, pid: process.ppid })
  })

  it.each([
    { what: 'a dead process', content: '4194304\n' },
    { what: 'an earlier process that had our pid', content: `${process.pid}\n` },
    { what: 'nobody', content: '' },
  ])('is taken over from $what', ({ content }) => {
    const directory = scratchDirectory()
    writeFileSync(join(directory, 'lock'), content)
    const opened = openWorld(directory)
    expect(readFileSync(join(directory, 'lock'), 'utf8')).toBe(`${process.pid}\n`)
    expect(readdirSync(directory).filter((name) => name.startsWith('lock'))).toEqual(['lock'])
    opened.close()
  })
})
