/** Whose fault an error is, whether trying again can help, and the exit code of a command that ends with it. */
export interface ErrorCode {
  readonly fault: 'user' | 'cloud' | 'us'
  readonly retryable: boolean
  readonly exitCode: number
  /** One sentence for the reference table. */
  readonly meaning: string
}

const user = (exitCode: number, meaning: string) => ({ fault: 'user', retryable: false, exitCode, meaning }) as const
const cloud = (meaning: string, retryable = false) => ({ fault: 'cloud', retryable, exitCode: 1, meaning }) as const
const us = (meaning: string) => ({ fault: 'us', retryable: false, exitCode: 1, meaning }) as const

/** Every code an error of this program can carry. */
export const errorCodes = {
  'usage/invalid-argument': user(64, 'a command-line argument or flag is not understood'),
  'document/unreadable': user(1, 'the document cannot be read from where it was said to be'),
  'document/unwritable': user(1, 'the document cannot be replaced by its mended form'),
  'document/invalid': user(3, 'the document does not follow its schema or breaks a rule of severity error'),
  'existing/not-found': user(1, 'a network the document names as existing is not there'),
  'existing/not-ours': user(1, 'an object with the name we need exists and was made by somebody else'),
  'change/impossible': user(1, 'the document asks for a change that a cloud does not make'),
  'change/renamed': user(1, 'the document gives what exists another name, which would make a second one beside it'),
  'change/disruptive': user(1, 'the plan stops something that works, and nobody has agreed to that'),
  'plan/unreadable': user(1, 'a saved plan cannot be read, or is not as it was written'),
  'plan/outdated': user(1, 'the clouds are not as they were when the plan was saved'),
  'plan/other-document': user(
    1,
    'the saved plan was made from another document, or from this one before it was edited',
  ),
  'plan/other-target': user(
    1,
    'the saved plan was made for the simulators and not for the clouds, or the other way round',
  ),
  'credentials/missing': user(1, 'no credentials were found for a cloud'),
  'credentials/rejected': user(1, 'a cloud refused the credentials'),
  'permission/denied': user(1, 'the credentials are good but not allowed to do this'),
  'cluster/kubeconfig': user(1, 'the kubeconfig cannot be read, or an entry of it cannot be used'),
  'cluster/no-context': user(1, 'the kubeconfig has no context of that name'),
  'cluster/no-api-server': user(1, 'what answers at the address of a cluster is no Kubernetes API server'),
  'apply/declined': user(1, 'the person at the terminal said no'),
  'apply/interrupted': { ...user(130, 'stopped by a signal before the end'), retryable: true },
  'apply/failed': cloud('at least one change failed; what does not depend on it was done'),
  'state/locked': user(1, 'another run holds the lock of this document'),
  'state/unreadable': user(1, 'the journal on disk is damaged'),
  'cloud/unreachable': { ...cloud('no answer from the endpoint', true) },
  'cloud/not-found': cloud('the object is not there'),
  'cloud/conflict': cloud('the object is in use or in a state that forbids the call'),
  'cloud/busy': cloud('another operation on the same object is in progress', true),
  'cloud/token-spent': cloud('the idempotency token once made an object that is gone', true),
  'cloud/stale': cloud('the object changed between reading and writing', true),
  'cloud/throttled': cloud('too many requests', true),
  'cloud/unavailable': cloud('the service failed and may recover', true),
  'cloud/quota': cloud('a limit of the subscription or tenancy is reached'),
  'cloud/invalid': cloud('the cloud refuses the request as invalid'),
  'cloud/operation-failed': cloud('a long-running operation ended in failure'),
  'cloud/deadline': cloud('a state was waited for longer than it can reasonably take'),
  'link/failed': cloud('the virtual circuit is in FAILED; the deletion order was wrong'),
  'us/unmapped': us('a vendor answer this program has no code for yet'),
  'us/bug': us('an assumption of this program does not hold'),
} as const satisfies Record<string, ErrorCode>

export type ErrorCodeName = keyof typeof errorCodes
