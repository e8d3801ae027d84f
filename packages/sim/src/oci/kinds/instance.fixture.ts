import type { TestClient } from '../test-client.ts'

/** Body of a launch that is accepted, with `members` laid over it. */
export async function newInstance(client: TestClient, subnetId: string, members: Record<string, unknown> = {}) {
  const { compartmentId } = client
  const domains = await client.at('identity').get(`/availabilityDomains?compartmentId=${compartmentId}`)
  const images = await client.get(`/images?compartmentId=${compartmentId}&shape=VM.Standard.E5.Flex`)
  return {
    compartmentId,
    availabilityDomain: domains.body[0].name,
    displayName: 'app',
    shape: 'VM.Standard.E5.Flex',
    shapeConfig: { ocpus: 1 },
    sourceDetails: { sourceType: 'image', imageId: images.body[0].id },
    createVnicDetails: { subnetId },
    ...members,
  }
}
