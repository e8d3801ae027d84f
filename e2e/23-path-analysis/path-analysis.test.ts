import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  actionPath,
  AvailabilityDomain,
  availabilityDomainsPath,
  childPath,
  drgAttachments,
  DrgAttachment,
  DrgRouteDistribution,
  drgRouteDistributions,
  DrgRouteDistributionStatement,
  Drg,
  drgs,
  Image,
  images,
  Instance,
  instances,
  NatGateway,
  natGateways,
  NetworkSecurityGroup,
  networkSecurityGroups,
  objectPath,
  RouteTable,
  routeTables,
  SecurityList,
  securityLists,
} from '@interconnect/oci-api'
import type { OciApi } from '@interconnect/oci'
import { type ProvedCheck, prove } from '@interconnect/toolkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { compartment } from '../harness/hands.ts'
import { documentOf, failuresOf, Stage, type Start } from '../harness/in-process.ts'
import { existingDocument, makeNetworksOfOthers, type NetworkHands } from '../harness/networks-of-others.ts'

const document = documentOf(readFileSync(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8'))
const inCompartment = { compartmentId: compartment }

let applied: Start
beforeAll(async () => {
  using stage = new Stage()
  expect(failuresOf(await stage.run('apply', document))).toEqual([])
  applied = { moment: stage.moment(), records: [...stage.journal.records] }
})

async function proved(stage: Stage, of = document) {
  const { verdict, checks } = await prove(of, stage.ports(of, true))
  return { verdict, checks: checks.filter(({ probe }) => probe === 'probe/path-analysis') }
}

const lines = (checks: readonly ProvedCheck[]) => checks.map(({ subject, actual }) => `${subject}  ${actual}`)
const list = 'security list quickstart-compute'
const [inbound, outbound] = ['tcp 10.12.2.4:49152 → 10.1.10.254:22', 'tcp 10.1.10.254:49152 → 10.12.2.4:22']

it('every rule is asked about, with the answer on its way back, and what nobody opened; asking writes nothing', async () => {
  using stage = new Stage(applied)
  const { writes } = stage
  const { verdict, checks } = await proved(stage)
  expect(verdict).toBe('pass')
  expect(lines(checks)).toEqual([
    `${inbound}  REACHABLE both ways: by ${list}`,
    `${outbound}  REACHABLE both ways: by ${list}`,
    `tcp 10.12.2.4:49152 → 10.1.10.254:1  UNREACHABLE: no rule for it in ${list}`,
    `tcp 10.1.10.254:49152 → 10.12.2.4:1  UNREACHABLE: no rule for it in ${list}`,
    `icmp 8/0 10.12.2.4 → 10.1.10.254  REACHABLE: by ${list}`,
    `icmp 8/0 10.1.10.254 → 10.12.2.4  REACHABLE: by ${list}`,
  ])
  expect(stage.writes).toBe(writes)
})

const first = async <T>(found: Promise<readonly T[]>, is: (one: T) => boolean): Promise<T> => (await found).find(is)!

const ourList = (oci: OciApi) =>
  first(
    oci.list(securityLists.collection, SecurityList, inCompartment),
    (one) => one.displayName === 'quickstart-compute',
  )
const ourTable = (oci: OciApi) =>
  first(oci.list(routeTables.collection, RouteTable, inCompartment), ({ routeRules }) => routeRules.length > 0)

async function changeRules(oci: OciApi, change: (rules: SecurityList) => Partial<SecurityList>): Promise<void> {
  const held = await ourList(oci)
  const { ingressSecurityRules, egressSecurityRules } = { ...held, ...change(held) }
  await oci.update(objectPath(securityLists, held.id), { ingressSecurityRules, egressSecurityRules })
}

const isSsh = ({
  tcpOptions,
}: SecurityList['ingressSecurityRules'][number] | SecurityList['egressSecurityRules'][number]) =>
  tcpOptions?.destinationPortRange?.min === 22

interface Break {
  readonly what: string
  /** What the analyzer says then, at least. */
  readonly says: readonly string[]
  readonly hint?: RegExp
  make(stage: Stage): Promise<unknown>
}

const breaks: readonly Break[] = [
  {
    what: 'the route rule for the VNet taken away',
    says: [
      `${outbound}  UNREACHABLE: no route in default route table of VCN quickstart-vcn`,
      `${inbound}  UNREACHABLE on the way back: no route in default route table of VCN quickstart-vcn`,
    ],
    async make({ hands: { oci } }) {
      await oci.update(objectPath(routeTables, (await ourTable(oci)).id), { routeRules: [] })
    },
  },
  {
    what: 'a narrower route to a NAT gateway put before it',
    says: [`${outbound}  UNREACHABLE: sent elsewhere by default route table of VCN quickstart-vcn`],
    async make({ hands: { oci, simulator } }) {
      const { id, vcnId, routeRules } = await ourTable(oci)
      const nat = await oci.create(natGateways.collection, NatGateway, { ...inCompartment, vcnId }, {})
      simulator.clock.step(60_000)
      const away = { destination: '10.12.2.0/24', destinationType: 'CIDR_BLOCK', networkEntityId: nat.id }
      await oci.update(objectPath(routeTables, id), { routeRules: [...routeRules, away] })
    },
  },
  {
    what: 'the import of the table of the VCN taken away',
    says: [`${outbound}  UNREACHABLE: no route in DRG route table quickstart-vcn`],
    async make({ hands: { oci } }) {
      const drg = await first(oci.list(drgs.collection, Drg, inCompartment), () => true)
      const held = oci.list(drgRouteDistributions.collection, DrgRouteDistribution, { drgId: drg.id })
      const { id } = await first(held, ({ displayName }) => displayName === 'quickstart-vcn')
      const path = childPath(drgRouteDistributions, id, 'drgRouteDistributionStatements')
      const statementIds = (await oci.list(path, DrgRouteDistributionStatement, {})).map((one) => one.id)
      await oci.action(actionPath(drgRouteDistributions, id, 'removeDrgRouteDistributionStatements'), { statementIds })
    },
  },
  {
    what: 'a rule of the list taken away',
    says: [`${inbound}  UNREACHABLE: no rule for it in ${list}`],
    make: ({ hands: { oci } }) =>
      changeRules(oci, ({ ingressSecurityRules }) => ({
        ingressSecurityRules: ingressSecurityRules.filter((rule) => !isSsh(rule)),
      })),
  },
  {
    what: 'a rule made stateless, with none for the answers',
    hint: /make it stateful/,
    says: [`${outbound}  UNREACHABLE on the way back: no rule for it in ${list}`],
    make: ({ hands: { oci } }) =>
      changeRules(oci, ({ egressSecurityRules }) => ({
        egressSecurityRules: egressSecurityRules.map((rule) => (isSsh(rule) ? { ...rule, isStateless: true } : rule)),
      })),
  },
  {
    what: 'everything opened by hand',
    hint: /declare the flow/,
    says: [`tcp 10.12.2.4:49152 → 10.1.10.254:1  REACHABLE: by ${list}`],
    make: ({ hands: { oci } }) =>
      changeRules(oci, ({ ingressSecurityRules }) => ({
        ingressSecurityRules: [...ingressSecurityRules, { protocol: 'all', source: '0.0.0.0/0' }],
      })),
  },
]

describe('the proof fails, and names the object, with', () => {
  it.each(breaks)('$what', async ({ says, hint = /interconnect apply/, make }) => {
    using stage = new Stage(applied)
    await make(stage)
    stage.clouds.clock.step(60_000)
    const { verdict, checks } = await proved(stage)
    expect(verdict).toBe('fail')
    const failed = checks.filter((check) => check.verdict === 'fail')
    expect(lines(failed)).toEqual(expect.arrayContaining([...says]))
    expect(failed.map(({ hint }) => hint)).toContainEqual(expect.stringMatching(hint))
  })
})

describe('what is not known fails nothing:', () => {
  it.each([
    ['who may not ask', { type: 'answer', status: 404, code: 'NotAuthorizedOrNotFound' }],
    ['an analyzer without its policies', { type: 'fail-operation', code: 'NotAuthorized', message: 'no policy' }],
    ['a tenancy that is too large', { type: 'answer', status: 400, code: 'LimitExceeded' }],
    ['a service that cannot be reached', { type: 'drop-before' }],
  ] as const)('%s', async (_, effect) => {
    using stage = new Stage(applied)
    stage.clouds.world.faults.add({ path: '/pathAnalysis', count: 100, effect })
    const before = stage.clouds.world.journal.records.length
    const { verdict, checks } = await proved(stage)
    expect(verdict).toBe('pass')
    expect(checks).toMatchObject([{ verdict: 'unknown', isIdle: true, actual: expect.stringMatching(/^not told/) }])
    const asked = stage.clouds.world.journal.records.slice(before).filter(({ path }) => path.endsWith('/pathAnalysis'))
    expect(asked.length, 'of one packet, however often').toBeLessThanOrEqual(8)
  })

  it('paths that the analyzer does not follow', async () => {
    using stage = new Stage(applied)
    const { oci, simulator } = stage.hands
    const attachments = oci.list(drgAttachments.collection, DrgAttachment, inCompartment)
    const { id, networkDetails } = await first(attachments, () => true)
    const vcnId = networkDetails!.id!
    const nat = await oci.create(natGateways.collection, NatGateway, { ...inCompartment, vcnId }, {})
    simulator.clock.step(60_000)
    const into = { destination: '10.1.10.0/24', destinationType: 'CIDR_BLOCK', networkEntityId: nat.id }
    const body = { ...inCompartment, vcnId, routeRules: [into] }
    const table = await oci.create(routeTables.collection, RouteTable, body, {})
    simulator.clock.step(60_000)
    await oci.update(objectPath(drgAttachments, id), { networkDetails: { type: 'VCN', routeTableId: table.id } })
    const { checks } = await proved(stage)
    const unclear = checks.filter(({ verdict }) => verdict === 'unknown')
    expect(lines(unclear)).toContain(`${inbound}  INDETERMINATE: Routing inside a VCN is not analyzed.`)
    expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([])
  })
})

const identity = { service: 'identity' } as const

/** An instance as Oracle's guide launches one, in a group. */
async function launch({ oci, simulator }: NetworkHands, subnetId: string, nsgId: string): Promise<void> {
  const [domain] = await oci.list(availabilityDomainsPath, AvailabilityDomain, inCompartment, identity)
  const shape = 'VM.Standard.E5.Flex'
  const [image] = await oci.list(images.collection, Image, { ...inCompartment, shape })
  const body = {
    ...inCompartment,
    availabilityDomain: domain!.name,
    shape,
    shapeConfig: { ocpus: 1 },
    sourceDetails: { sourceType: 'image', imageId: image!.id },
    createVnicDetails: { subnetId, nsgIds: [nsgId], privateIp: '10.1.10.33' },
  }
  await oci.create(instances.collection, Instance, body, {})
  simulator.clock.step(10 * 60_000)
}

it('in a subnet of others an interface is asked about once it has joined the group, and only for what must pass', async () => {
  using stage = new Stage()
  const { hands } = stage
  const others = await makeNetworksOfOthers(hands)
  const theirs = documentOf(await existingDocument(others))
  expect(failuresOf(await stage.run('apply', theirs))).toEqual([])
  expect((await proved(stage, theirs)).checks).toMatchObject([{ verdict: 'unknown', isIdle: true }])
  const [group] = await hands.oci.list(networkSecurityGroups.collection, NetworkSecurityGroup, inCompartment)
  await launch(hands, others.subnet, group!.id)
  const { verdict, checks } = await proved(stage, theirs)
  expect(verdict).toBe('pass')
  expect(checks.length).toBeGreaterThan(2)
  for (const check of checks)
    expect(check).toMatchObject({ verdict: 'pass', actual: expect.stringMatching(/^REACHABLE/) })
  expect(checks.some(({ subject }) => subject.includes('→ 10.1.10.33:'))).toBe(true)
})

it('so many packets are asked about and no more, those that must not pass among them', async () => {
  using stage = new Stage()
  const ports = Array.from({ length: 30 }, (_, index) => `tcp/${2000 + 2 * index}`)
  const { spec } = document
  const flows = [{ from: 'azure/compute', to: 'oci/compute', ports }]
  const many = { ...document, spec: { ...spec, flows } } as typeof document
  expect(failuresOf(await stage.run('apply', many))).toEqual([])
  const { verdict, checks } = await proved(stage, many)
  expect(verdict).toBe('pass')
  expect(checks.at(-1)).toMatchObject({ isIdle: true, actual: '10 more are not asked about' })
  expect(checks.slice(0, -1).map(({ verdict: one }) => one)).toEqual(Array.from({ length: 24 }, () => 'pass'))
  expect(checks.filter(({ expected }) => expected === 'UNREACHABLE')).toHaveLength(2)
})
