import type { Host } from './host.ts'

/** Asks at the terminal; only the word `yes` is agreement. Without a terminal nobody agrees. */
export async function confirm(question: string, { stdin, signal }: Pick<Host, 'stdin' | 'signal'>): Promise<boolean> {
  if (!stdin.isTerminal) return false
  const answer = await stdin.ask(`\n${question} `, { signal })
  return answer?.trim().toLowerCase() === 'yes'
}
