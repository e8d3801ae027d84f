import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto'
import type { World } from '../core/index.ts'
import { insertObject, newOcid } from './objects.ts'

/** Writes to identity are accepted here only. */
export const homeRegion = 'us-ashburn-1'

/** Who may call the simulator: a tenancy with one compartment and one user, and the user's API key. */
export interface Principal {
  readonly tenancyId: string
  readonly tenancyName: string
  readonly compartmentId: string
  readonly userId: string
  /** MD5 of the public key, as 16 hexadecimal pairs joined by colons. */
  readonly fingerprint: string
  readonly privateKeyPem: string
  readonly homeRegion: string
}

export interface KeyPair {
  readonly privateKeyPem: string
  readonly publicKeyPem: string
}

/** RSA of 2048 bits, the least the service takes; costs a few hundred milliseconds. Shorter ones sign ten times faster. */
export function generateKeyPair(bits = 2048): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: bits,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  return { privateKeyPem: privateKey, publicKeyPem: publicKey }
}

/** @source https://docs.oracle.com/en-us/iaas/Content/API/Concepts/signingrequests.htm */
export function fingerprintOf(publicKeyPem: string): string {
  const der = createPublicKey(publicKeyPem).export({ type: 'spki', format: 'der' })
  return createHash('md5').update(der).digest('hex').match(/../g)!.join(':')
}

export const keyIdOf = ({ tenancyId, userId, fingerprint }: Pick<Principal, 'tenancyId' | 'userId' | 'fingerprint'>) =>
  `${tenancyId}/${userId}/${fingerprint}`

const keysOf = (world: World) => world.store.collection<string>('oci/api-key')
const principalsOf = (world: World) => world.store.collection<Principal>('oci/principal')

/** Makes a public key known under `tenancy/user/fingerprint`. */
export function registerKey(world: World, keyId: string, publicKeyPem: string): void {
  keysOf(world).put(keyId, publicKeyPem)
}

export const findKey = (world: World, keyId: string): string | undefined => keysOf(world).get(keyId)

/**
 * The world's principal, made with the world's first use and kept with it. A world from a snapshot has lost its private
 * key, for that is not the world's but the user's; the user is given another.
 */
export function ensurePrincipal(world: World, newKeyPair: () => KeyPair = () => generateKeyPair()): Principal {
  const known = principalsOf(world).get('default')
  if (known?.privateKeyPem) return known
  const { privateKeyPem, publicKeyPem } = newKeyPair()
  const fingerprint = fingerprintOf(publicKeyPem)
  const principal: Principal = { ...(known ?? newPrincipal(world)), fingerprint, privateKeyPem }
  registerKey(world, keyIdOf(principal), publicKeyPem)
  principalsOf(world).put('default', principal)
  world.commit()
  return principal
}

function newPrincipal(world: World): Omit<Principal, 'fingerprint' | 'privateKeyPem'> {
  const tenancyId = newOcid(world, 'tenancy', '')
  return {
    tenancyId,
    tenancyName: 'simulated',
    compartmentId: insertCompartment(world, tenancyId, 'interconnect'),
    userId: newOcid(world, 'user', ''),
    homeRegion,
  }
}

function insertCompartment(world: World, tenancyId: string, name: string): string {
  const wire = {
    id: newOcid(world, 'compartment', '', name),
    compartmentId: tenancyId,
    name,
    description: 'made with the simulated tenancy',
    timeCreated: world.timestamp(),
    lifecycleState: 'ACTIVE' as const,
    freeformTags: {},
    definedTags: {},
  }
  insertObject(world, { kind: 'compartment', region: '', wire, items: [] })
  return wire.id
}
