import type { z } from 'zod'
import { CostDocument } from './cost.ts'
import { AdoptionDocument } from './adoption.ts'
import { DemoDocument } from './demo.ts'
import { DiscoveryDocument } from './discovery.ts'
import { DriftDocument } from './drift.ts'
import { ErrorDocument } from './error.ts'
import { FindingsDocument } from './findings.ts'
import { LintDocument } from './lint.ts'
import { LockDocument } from './lock.ts'
import { OutcomeDocument } from './outcome.ts'
import { PlanDocument } from './plan.ts'
import { PageDocument, PagesDocument } from './page.ts'
import { ProofDocument } from './proof.ts'
import { RoutesDocument } from './routes.ts'
import { RulesDocument } from './rules.ts'
import { FaultsDocument, RequestJournalDocument, SnapshotDifferenceDocument, SnapshotDocument } from './simulated.ts'
import { SimulatorDocument, WorldDocument } from './simulator.ts'
import { SavedPlan } from '@interconnect/model'
import { MatrixDocument } from './matrix.ts'
import { ReachDifferenceDocument } from './reach-difference.ts'
import { StatusDocument } from './status.ts'
import { TextDocument } from './text.ts'
import { TraceDocument } from './trace.ts'
import { VersionDocument } from './version.ts'

/** Every document `-o json` can print, and those written to files, by the name of its schema under `docs/schemas`. One line each. */
export const outputSchemas: Readonly<Record<string, z.ZodType>> = {
  cost: CostDocument,
  adoption: AdoptionDocument,
  demo: DemoDocument,
  discovery: DiscoveryDocument,
  drift: DriftDocument,
  error: ErrorDocument,
  faults: FaultsDocument,
  findings: FindingsDocument,
  lint: LintDocument,
  lock: LockDocument,
  matrix: MatrixDocument,
  outcome: OutcomeDocument,
  page: PageDocument,
  pages: PagesDocument,
  plan: PlanDocument,
  proof: ProofDocument,
  'reach-difference': ReachDifferenceDocument,
  'request-journal': RequestJournalDocument,
  routes: RoutesDocument,
  rules: RulesDocument,
  'saved-plan': SavedPlan,
  simulator: SimulatorDocument,
  snapshot: SnapshotDocument,
  'snapshot-difference': SnapshotDifferenceDocument,
  status: StatusDocument,
  text: TextDocument,
  trace: TraceDocument,
  version: VersionDocument,
  world: WorldDocument,
}
