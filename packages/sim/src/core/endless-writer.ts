import { openWorld } from './world-directory.ts'

/**
 * The program that `kill.test.ts` kills: opens the world in the directory named as its argument and commits numbered
 * things until it dies, saying each number once it is durable. Some things are large, so that snapshots are taken too.
 */
const { world } = openWorld(process.argv[2] ?? '')
const things = world.store.collection<{ number: number; ballast: string }>('thing')
const counter = world.store.collection<number>('counter')

function writeSome(): void {
  for (let round = 0; round < 10; round++) {
    const number = (counter.get('things') ?? 0) + 1
    things.put(String(number), { number, ballast: 'x'.repeat(number % 10 === 0 ? 100_000 : 10) })
    if (number > 50) things.delete(String(number - 50))
    counter.put('things', number)
    world.clock.step(1_000)
    world.commit()
    process.stdout.write(`${number}\n`)
  }
  setImmediate(writeSome)
}

writeSome()
