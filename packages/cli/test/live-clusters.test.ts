import { describe, expect, it } from 'vitest'
import { type ClusterMode, wantedClusters } from '../src/clusters/live-clusters.ts'

const wanted = (context: readonly string[], mode: ClusterMode, kubeconfig?: string) =>
  wantedClusters({ manifests: undefined, context, kubeconfig }, mode)
const failure = (context: readonly string[], mode: ClusterMode, kubeconfig?: string) => {
  try {
    wanted(context, mode, kubeconfig)
  } catch (error) {
    const { code, message, hint } = error as { code: string; message: string; hint: string }
    return `${code}: ${message} (${hint})`
  }
  return 'none'
}

describe('contexts', () => {
  it('are those of the clusters that they are given for', () => {
    expect(wanted(['azure=prod-aks', 'oci=prod-oke'], 'paired')).toEqual([
      { clouds: ['azure'], context: 'prod-aks' },
      { clouds: ['oci'], context: 'prod-oke' },
    ])
  })

  it('need no word before them where there is one cluster', () => {
    expect(wanted(['prod'], 'stretched')).toEqual([{ clouds: ['azure', 'oci'], context: 'prod' }])
    expect(wanted(['stretched=prod'], 'stretched')).toEqual([{ clouds: ['azure', 'oci'], context: 'prod' }])
  })

  it('may have an equals sign in their names', () => {
    expect(wanted(['team=a'], 'stretched')).toEqual([{ clouds: ['azure', 'oci'], context: 'team=a' }])
    expect(wanted(['oci=team=a'], 'paired')).toEqual([{ clouds: ['oci'], context: 'team=a' }])
  })

  it('may be left to the kubeconfig', () => {
    expect(wanted([], 'stretched', 'file')).toEqual([{ clouds: ['azure', 'oci'] }])
    expect(wanted([], 'paired')).toEqual([])
  })

  it('must say which of two clusters they are', () => {
    expect(failure(['prod'], 'paired')).toBe(
      'usage/invalid-argument: --context prod: the document has a cluster in azure and one in oci (say which it is: --context azure=prod or --context oci=prod)',
    )
    expect(failure([], 'paired', 'file')).toMatch(/--context \(the current one\): .* --context azure=NAME/)
  })

  it('are one for each cluster', () => {
    expect(failure(['azure=a', 'azure=b'], 'paired')).toMatch(/the cluster in azure has two contexts/)
  })

  it('are of no use without clusters in the document', () => {
    expect(failure(['prod'], undefined)).toMatch(/what --context names is in a cluster, and the document has none/)
  })
})
