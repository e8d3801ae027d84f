import type { ObjectRef, StoryStep } from '@interconnect/reach'
import type { TracedFlow } from '@interconnect/toolkit'
import type { TraceDocument } from '../output/trace.ts'

export const objectForm = ({ side, kind, name }: ObjectRef) => ({ side, kind, name })

export function traceDocument({ asked, network, story }: TracedFlow): TraceDocument {
  const { legs, mtu, explanation } = story
  return {
    apiVersion: 'oci-azure.dev/v1alpha1',
    kind: 'Trace',
    name: network.spec.name,
    observed: network.isObserved,
    from: asked.from,
    to: asked.to,
    port: asked.port,
    verdict: story.verdict,
    passing: [...story.passing],
    stopped: [...story.stopped],
    ...(story.example !== undefined && { example: story.example }),
    steps: story.steps.map(stepForm),
    legs: { there: [...legs.there], back: [...legs.back], asymmetric: legs.isAsymmetric },
    ...(mtu && {
      mtu: { bytes: mtu.bytes, larger: mtu.larger.map(({ place, bytes, isTold }) => ({ place, bytes, told: isTold })) },
    }),
    obstacles: explanation.obstacles.map(({ object, rule, fault, edit }) => ({
      object: objectForm(object),
      ...(rule !== undefined && { rule }),
      fault,
      ...(edit && { edit: edit.text }),
    })),
    editsAreEnough: explanation.isEnough,
  }
}

const stepForm = ({ direction, where, object, by, result }: StoryStep): TraceDocument['steps'][number] => ({
  direction,
  where,
  ...(object && { object: objectForm(object) }),
  by,
  result,
})
