import { randomUUID } from 'node:crypto'
import type { VirtualClock } from '../core/index.ts'

interface Participant {
  /** Lets time go on; called while asleep and when leaving. */
  release: () => void
  /** Sleeps up to this number are over, also those that have yet to arrive. */
  voided: number
  /** Ends the sleep under way and resolves when it has ended. */
  wake: () => Promise<void>
}

const awake = async (): Promise<void> => {}

/**
 * Clients of other processes that share the virtual clock: time stands still for them while one of them is awake, and
 * jumps when all are asleep.
 */
export class Participants {
  readonly #clock: VirtualClock
  readonly #present = new Map<string, Participant>()

  constructor(clock: VirtualClock) {
    this.#clock = clock
  }

  /** A new participant, awake. */
  join(): string {
    const id = randomUUID()
    this.#present.set(id, { release: this.#clock.hold(), voided: 0, wake: awake })
    return id
  }

  /** Ends a participant, whatever it was doing. */
  leave(id: string): void {
    const participant = this.#present.get(id)
    this.#present.delete(id)
    participant?.release()
    void participant?.wake()
  }

  /**
   * Puts a participant to sleep until a moment of virtual time; resolves when it is awake again, `false` for one that
   * is not here. `turn` counts its sleeps from 1.
   */
  async sleep(id: string, untilMs: number, turn: number): Promise<boolean> {
    const participant = this.#present.get(id)
    if (!participant) return false
    if (turn <= participant.voided) return true
    const ended = new AbortController()
    const sleeping = this.#clock.sleep(untilMs - this.#clock.now(), { signal: ended.signal }).catch(() => {})
    participant.release()
    const over = sleeping.then(() => {
      if (this.#present.has(id)) participant.release = this.#clock.hold()
      participant.wake = awake
    })
    participant.wake = () => {
      ended.abort()
      return over
    }
    await over
    return true
  }

  /** Ends the sleeps of a participant up to `turn`; resolves when it counts as awake. */
  async wake(id: string, turn: number): Promise<void> {
    const participant = this.#present.get(id)
    if (!participant) return
    participant.voided = Math.max(participant.voided, turn)
    await participant.wake()
  }
}
