import type { AnyCommand } from './command.ts'
import { adoptCommand } from './commands/adopt.ts'
import { applyCommand } from './commands/apply.ts'
import { completionCommand } from './commands/completion.ts'
import { costCommand } from './commands/cost.ts'
import { demoCommand } from './commands/demo.ts'
import { destroyCommand } from './commands/destroy.ts'
import { discoverCommand } from './commands/discover.ts'
import { driftCommand } from './commands/drift.ts'
import { explainCommand } from './commands/explain.ts'
import { initCommand } from './commands/init.ts'
import { diffReachCommand } from './commands/diff-reach.ts'
import { matrixCommand } from './commands/matrix.ts'
import { lintCommand } from './commands/lint.ts'
import { planCommand } from './commands/plan.ts'
import { proveCommand } from './commands/prove.ts'
import { routesCommand } from './commands/routes.ts'
import { repairCommand } from './commands/repair.ts'
import { rulesCommand } from './commands/rules.ts'
import { simClockCommand } from './commands/sim-clock.ts'
import { simFaultsCommand } from './commands/sim-faults.ts'
import { simJournalCommand } from './commands/sim-journal.ts'
import { simResetCommand } from './commands/sim-reset.ts'
import { simSnapshotCommand } from './commands/sim-snapshot.ts'
import { simStartCommand } from './commands/sim-start.ts'
import { simStatusCommand } from './commands/sim-status.ts'
import { statusCommand } from './commands/status.ts'
import { traceCommand } from './commands/trace.ts'
import { unlockCommand } from './commands/unlock.ts'
import { validateCommand } from './commands/validate.ts'
import { versionCommand } from './commands/version.ts'

/** Every command, in the order of help. One file and one line each. */
export const commands: readonly AnyCommand[] = [
  initCommand,
  validateCommand,
  rulesCommand,
  explainCommand,
  costCommand,
  planCommand,
  applyCommand,
  statusCommand,
  driftCommand,
  proveCommand,
  routesCommand,
  lintCommand,
  repairCommand,
  discoverCommand,
  adoptCommand,
  traceCommand,
  matrixCommand,
  diffReachCommand,
  destroyCommand,
  unlockCommand,
  demoCommand,
  simStartCommand,
  simStatusCommand,
  simJournalCommand,
  simFaultsCommand,
  simClockCommand,
  simSnapshotCommand,
  simResetCommand,
  completionCommand,
  versionCommand,
]
