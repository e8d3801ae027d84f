import type { Result } from '../command.ts'
import type { VersionDocument } from '../output/version.ts'
import { version } from '../version.ts'

export async function showVersion(): Promise<Result> {
  const { version: node, platform, arch } = process
  return {
    exitCode: 0,
    human: () => `interconnect ${version} (Node.js ${node}, ${platform} ${arch})`,
    json: (): VersionDocument => ({
      apiVersion: 'oci-azure.dev/v1alpha1',
      kind: 'Version',
      version,
      node,
      platform: `${platform} ${arch}`,
    }),
  }
}
