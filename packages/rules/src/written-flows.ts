import {
  type DocumentPath,
  type FlowEnd,
  formatPortSpec,
  type ResolvedFlow,
  type ResolvedSpec,
} from '@interconnect/model'

/** A flow that a person wrote, with its place. */
export interface WrittenFlow {
  readonly flow: ResolvedFlow
  readonly at: DocumentPath
}

/** The flows of the document in its order, without those that proving and clusters add. */
export const writtenFlows = ({ flows }: ResolvedSpec): WrittenFlow[] =>
  flows.filter(({ origin }) => origin === 'document').map((flow, index) => ({ flow, at: ['spec', 'flows', index] }))

/** An end as the document writes it: `azure/app`, or `oci` for the whole network. */
export const endText = ({ cloud, subnet }: FlowEnd): string => (subnet === undefined ? cloud : `${cloud}/${subnet}`)

export const endsText = ({ from, to }: ResolvedFlow): string => `${endText(from)} to ${endText(to)}`

export const portsText = ({ ports }: ResolvedFlow): string => ports.map(formatPortSpec).join(', ')

export const isWholeNetwork = ({ subnet }: FlowEnd): boolean => subnet === undefined

/** Whether the flow lets TCP `port` through. */
export const opensTcp = ({ ports }: ResolvedFlow, port: number): boolean =>
  ports.some((range) => range.protocol === 'tcp' && range.from <= port && port <= range.to)
