import type { SimulatorDocument, WorldDocument } from '../output/simulator.ts'
import { formatDuration } from '../words/duration.ts'
import { count, pairs } from '../words/layout.ts'
import type { Look } from '../words/style.ts'

/** Where the simulated clouds are, and how clients reach them. */
export function simulatorText(
  { directory, endpoints, caFile, controlFile, settingsDirectory }: SimulatorDocument,
  { style }: Look,
): string {
  return [
    style.title('Both simulated clouds are up'),
    ...pairs(
      [
        ['Azure', endpoints.azure],
        ['OCI', endpoints.oci],
        ['CA file', caFile],
        ['world', directory],
        ['control', controlFile],
        ['clients', `${settingsDirectory} (azure.env, oci.env, oci-config, clients.json)`],
      ],
      '  ',
      style.dim,
    ),
    '',
    style.dim('Ctrl-C stops; -o json prints the settings of every client.'),
  ].join('\n')
}

/** What a simulated world holds. */
export function worldText(
  { directory, exists, seed, time, elapsedMs = 0, requests, objects }: WorldDocument,
  { style }: Look,
): string {
  if (!exists) return `${style.dim('·')} there is no simulated world in ${directory}`
  const total = [...Object.values(objects.azure), ...Object.values(objects.oci)].reduce((sum, one) => sum + one, 0)
  const listed = (cloud: 'azure' | 'oci') =>
    Object.entries(objects[cloud])
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, amount]): [string, string] => [type, String(amount)])
  return [
    style.title(`Simulated world in ${directory}`),
    ...pairs(
      [
        ['virtual time', `${time} (${formatDuration(elapsedMs)} old)`],
        ['seed', seed ?? ''],
        ['requests', `${requests?.all ?? 0}, ${requests?.writes ?? 0} of them writes`],
        ['objects', total === 0 ? 'none' : count(total, 'object')],
      ],
      '  ',
      style.dim,
    ),
    ...(['azure', 'oci'] as const).flatMap((cloud) =>
      listed(cloud).length === 0
        ? []
        : ['', style.title({ azure: 'Azure', oci: 'OCI' }[cloud]), ...pairs(listed(cloud), '  ', style.dim)],
    ),
  ].join('\n')
}

/** The virtual time. */
export function clockText({ directory, exists, time, elapsedMs = 0 }: WorldDocument, { style }: Look): string {
  if (!exists) return `${style.dim('·')} there is no simulated world in ${directory}`
  return `${time} ${style.dim(`(${formatDuration(elapsedMs)} since the world was made)`)}`
}
