import { describe, expect, test } from 'vitest'
import { ArmRefusal } from '../refusal.ts'
import { evaluate } from './expression.ts'
import { strictJson } from './strict-json.ts'
import { type Deploying, Plan } from './template.ts'

const group = '/subscriptions/s/resourceGroups/rg'
const network = `${group}/providers/Microsoft.Network/virtualNetworks/vnet`
const table = `${group}/providers/Microsoft.Network/routeTables/table`

const aTemplate = (over: object = {}) => ({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  resources: [],
  ...over,
})

const aPlan = (over: object, parameters: unknown = {}): Plan => {
  const deploying: Deploying = {
    template: aTemplate(over),
    parameters,
    subscription: 's',
    resourceGroup: 'rg',
    location: 'eastus',
  }
  return new Plan(deploying)
}

const aTable = {
  type: 'Microsoft.Network/routeTables',
  apiVersion: '2025-05-01',
  name: 'table',
  location: '[resourceGroup().location]',
  properties: {},
}
const aNetwork = { type: 'Microsoft.Network/virtualNetworks', apiVersion: '2025-05-01', name: 'vnet', properties: {} }

const refusal = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof ArmRefusal) return `${error.code}: ${error.message}`
    throw error
  }
  return 'nothing was refused'
}

describe('an expression of a template', () => {
  const call = (name: string, args: readonly unknown[]) => (name === 'list' ? args : { deep: { er: [name, ...args] } })

  test.each([
    ["[f('a', 1)]", { deep: { er: ['f', 'a', 1] } }],
    ["[f('it''s').deep.er[1]]", "it's"],
    ["[list(list('a'), 'b')[0][0]]", 'a'],
    ['[[not one]', '[not one]'],
    ['plain', 'plain'],
  ])('%s is evaluated', (text, expected) => {
    expect(evaluate(text, call)).toEqual(expected)
  })

  test('is found anywhere in a value', () => {
    expect(evaluate({ a: ["[list('x')]", 2], b: null }, call)).toEqual({ a: [['x'], 2], b: null })
  })

  test.each(["[f('a']", '[f(]', '[1 2]', "[f('a').]"])('%s cannot be read', (text) => {
    expect(refusal(() => evaluate(text, call))).toMatch(/^InvalidTemplate: Unable to parse/)
  })

  test('that asks for a member that is not there is refused', () => {
    expect(refusal(() => evaluate("[f('a').shallow]", call))).toMatch(/the property 'shallow' does not exist/)
  })
})

describe('a template', () => {
  test('makes resources in the order of what they depend on and refer to', () => {
    const resources = [
      { ...aNetwork, dependsOn: ["[resourceId('Microsoft.Network/routeTables', 'table')]"] },
      aTable,
      { ...aTable, name: 'other', tags: { space: "[concat(reference('vnet').addressSpace.addressPrefixes[0], '!')]" } },
    ]
    expect(aPlan({ resources }).steps.map(({ id, after }) => [id, after])).toEqual([
      [network, [table]],
      [table, []],
      [`${group}/providers/Microsoft.Network/routeTables/other`, [network]],
    ])
  })

  test('fills parameters, their defaults, variables and references into the bodies and the outputs', () => {
    const plan = aPlan(
      {
        parameters: {
          prefix: { type: 'string' },
          owner: { type: 'string', defaultValue: 'me' },
          secret: { type: 'secureString', defaultValue: 'x' },
        },
        variables: { tag: "[concat(parameters('owner'), '-', parameters('prefix'))]" },
        resources: [{ ...aNetwork, tags: { tag: "[variables('tag')]" }, comments: 'left out' }],
        outputs: {
          id: {
            type: 'string',
            value: "[resourceId('other', 'Microsoft.Network/virtualNetworks/subnets', 'vnet', 'app')]",
          },
          state: { type: 'string', value: "[reference('vnet').state]" },
        },
      },
      { prefix: { value: 'p' } },
    )
    const lookup = () => ({ properties: { state: 'Succeeded' } })
    expect(plan.body(network, lookup)).toEqual({ properties: {}, tags: { tag: 'me-p' } })
    expect(plan.outputs(lookup)).toEqual({
      id: {
        type: 'string',
        value: '/subscriptions/s/resourceGroups/other/providers/Microsoft.Network/virtualNetworks/vnet/subnets/app',
      },
      state: { type: 'string', value: 'Succeeded' },
    })
    expect(plan.shownParameters()['secret']).toEqual({ type: 'secureString' })
  })

  test('makes only what its conditions want', () => {
    const resources = [{ ...aNetwork, condition: "[parameters('wanted')]" }, aTable]
    const made = (value: boolean) =>
      aPlan({ resources, parameters: { wanted: { type: 'bool' } } }, { wanted: { value } }).steps.map(({ id }) => id)
    expect([made(true), made(false)]).toEqual([[network, table], [table]])
  })

  test.each([
    ['a parameter without a value', { parameters: { name: { type: 'string' } } }, {}, /'name' is not provided/],
    [
      'a value for no parameter',
      {},
      { other: { value: 1 } },
      /do not correspond to any parameters defined in the template: 'other'/,
    ],
    [
      'a function that is not known',
      { resources: [{ ...aTable, name: "[uniqueString('a')]" }] },
      {},
      /template function 'uniquestring' is not valid/,
    ],
    [
      'a loop',
      { resources: [{ ...aTable, copy: { name: 'tables', count: 2 } }] },
      {},
      /copy loop, which is not simulated/,
    ],
    [
      'a circle',
      {
        resources: [
          { ...aNetwork, dependsOn: ['table'] },
          { ...aTable, dependsOn: ['vnet'] },
        ],
      },
      {},
      /Circular dependency/,
    ],
    [
      'a dependency that is not in it',
      { resources: [{ ...aNetwork, dependsOn: ['absent'] }] },
      {},
      /'absent' is not defined in the template/,
    ],
    [
      'a name with too few segments',
      { resources: [{ ...aNetwork, type: 'Microsoft.Network/virtualNetworks/subnets' }] },
      {},
      /incorrect segment lengths/,
    ],
  ])('with %s is refused', (_, over, parameters, expected) => {
    expect(refusal(() => aPlan(over, parameters))).toMatch(expected)
  })
})

test('The text of a template may hold comments, bare names and strings over several lines.', () => {
  const text =
    '{"properties": {"mode": "Incremental", template:{ // a "comment"\n "a": "one\ntwo: // not one", /* b: */ c: 1}}}'
  expect(JSON.parse(strictJson(text))).toEqual({
    properties: { mode: 'Incremental', template: { a: 'one\ntwo: // not one', c: 1 } },
  })
})
