import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'

const reserved = [
  { word: 'microsoft', startsOnly: false },
  { word: 'windows', startsOnly: false },
  { word: 'login', startsOnly: true },
  { word: 'xbox', startsOnly: true },
]

export const reservedWord = defineRule({
  id: 'naming/reserved-word',
  severity: 'error',
  title: 'Names have no word that Azure reserves',
  source: 'https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-reserved-resource-name',
  *check(spec, { metadata }) {
    const names = [
      { at: ['metadata', 'name'], name: metadata.name },
      { at: ['spec', 'azure', 'resourceGroup'], name: spec.azure.resourceGroup },
    ]
    for (const { at, name } of names) {
      const word = reserved.find((one) =>
        one.startsOnly ? name.toLowerCase().startsWith(one.word) : name.toLowerCase().includes(one.word),
      )
      // The group is named after the document unless it is written.
      if (word && !(at[1] === 'azure' && name.startsWith(metadata.name)))
        yield {
          at,
          message: `'${name}' ${word.startsOnly ? 'begins with' : 'contains'} '${word.word}', which Azure keeps for Microsoft`,
          hint: `choose a name without it for ${at.join('.')}`,
          actual: name,
        }
    }
  },
  page: {
    means:
      'Azure refuses names of resources that contain *microsoft* or *windows*, or begin with *login* or *xbox*. All names here are made from `metadata.name`, so that nothing at all could be made.',
    shows: {
      azure: '`400 ReservedResourceName` for the first object that is made; the portal marks the field.',
      oci: 'Nothing: OCI takes the name.',
    },
    confirm: [
      {
        run: 'az group create --name <name> --location <location> --debug 2>&1 | grep -i reserved',
        tells: 'answers at once for a group',
      },
    ],
    cure: ['Choose another name, such as the city or the application.'],
  },
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ azure: { resourceGroup: 'windows-network' } })],
  },
})
