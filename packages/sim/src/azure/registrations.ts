import { networkApiVersion, resourcesApiVersion } from '@interconnect/azure-api'
import type { World } from '../core/index.ts'
import type { Azure } from './azure.ts'
import { locations } from './locations.ts'
import { ArmRefusal } from './refusal.ts'

const namespaces = ['Microsoft.Network', 'Microsoft.Resources', 'Microsoft.Compute', 'Microsoft.ContainerService']

type Registration = 'Registered' | 'NotRegistered'

const registrations = (world: World) => world.store.collection<Registration>('azure/registrations')

const keyOf = (subscription: string, namespace: string): string => `${subscription}/${namespace}`.toLowerCase()

/** Every provider is registered until somebody unregisters it. */
const registrationOf = (world: World, subscription: string, namespace: string): Registration =>
  registrations(world).get(keyOf(subscription, namespace)) ?? 'Registered'

export function setRegistration(world: World, subscription: string, namespace: string, state: Registration): void {
  registrations(world).put(keyOf(subscription, knownNamespace(namespace)), state)
}

export function requireRegistered(world: World, subscription: string, namespace: string): void {
  if (registrationOf(world, subscription, namespace) === 'Registered') return
  throw new ArmRefusal(
    'MissingSubscriptionRegistration',
    `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`,
  )
}

function knownNamespace(namespace: string): string {
  const known = namespaces.find((name) => name.toLowerCase() === namespace.toLowerCase())
  if (known !== undefined) return known
  throw new ArmRefusal('InvalidResourceNamespace', `The resource namespace '${namespace}' is invalid.`)
}

/** A resource provider as `GET …/providers/{namespace}` shows it. */
export function providerView({ world, kinds }: Azure, subscription: string, namespace: string) {
  const name = knownNamespace(namespace)
  const isNetwork = name === 'Microsoft.Network'
  const own = kinds.kinds.flatMap(({ of }) => (of.type.startsWith(`${name}/`) ? [of.type.slice(name.length + 1)] : []))
  const resourceTypes = name === 'Microsoft.Resources' ? ['resourceGroups', 'deployments'] : own
  return {
    id: `/subscriptions/${subscription}/providers/${name}`,
    namespace: name,
    registrationState: registrationOf(world, subscription, name),
    registrationPolicy: 'RegistrationRequired',
    resourceTypes: resourceTypes.map((resourceType) => ({
      resourceType,
      locations: locations.map(([, displayName]) => displayName),
      apiVersions: [isNetwork ? networkApiVersion : resourcesApiVersion],
    })),
  }
}

export const providerViews = (azure: Azure, subscription: string) =>
  namespaces.map((namespace) => providerView(azure, subscription, namespace))
