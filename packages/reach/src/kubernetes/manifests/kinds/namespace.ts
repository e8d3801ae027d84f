import { z } from 'zod'
import { nameLabel } from '../../cluster.ts'
import { defineManifestKind } from '../manifest-kind.ts'
import { Metadata } from '../wire.ts'

export const namespace = defineManifestKind({
  group: '',
  kinds: ['Namespace'],
  schema: z.looseObject({ metadata: Metadata }),
  read: ({ metadata: { name, labels } }) => ({ namespaces: [{ name, labels: { ...labels, [nameLabel]: name } }] }),
})
