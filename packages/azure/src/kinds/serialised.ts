/**
 * The words under which writes to an object, and to what hangs on it, take turns: Azure refuses a second write to the
 * same network, gateway or circuit while the first is under way. Ids not known yet give no word.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling#network-throttling
 */
export const turnsOn = (...ids: readonly (string | undefined)[]): string[] =>
  ids.flatMap((id) => (id === undefined ? [] : [id.toLowerCase()]))
