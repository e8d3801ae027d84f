import type { Image, LaunchInstanceDetails, Shape } from '@interconnect/oci-api'
import { invalid } from './service-fault.ts'

const flexible = (shape: string, processorDescription: string, mostOcpus: number): Shape => ({
  shape,
  processorDescription,
  ocpus: 1,
  memoryInGBs: 16,
  networkingBandwidthInGbps: 1,
  maxVnicAttachments: 2,
  gpus: 0,
  isFlexible: true,
  ocpuOptions: { min: 1, max: mostOcpus },
  memoryOptions: { minInGBs: 1, maxInGBs: 64 * mostOcpus, defaultPerOcpuInGBs: 16 },
})

const gpu = (shape: string, [ocpus, memoryInGBs, gbps]: readonly number[], gpus: number, model: string): Shape => ({
  shape,
  ocpus,
  memoryInGBs,
  networkingBandwidthInGbps: gbps,
  maxVnicAttachments: 24,
  gpus,
  gpuDescription: model,
  isFlexible: false,
})

/**
 * A choice of Oracle's shapes, offered in every availability domain.
 * @source https://docs.oracle.com/en-us/iaas/Content/Compute/References/computeshapes.htm
 */
export const shapes: readonly Shape[] = [
  flexible('VM.Standard.E5.Flex', 'AMD EPYC 9J14', 126),
  flexible('VM.Standard3.Flex', 'Intel Xeon Platinum 8358', 32),
  flexible('VM.Standard.A1.Flex', 'Ampere Altra', 76),
  gpu('VM.GPU.A10.1', [15, 240, 24], 1, 'NVIDIA A10'),
  gpu('VM.GPU3.1', [6, 90, 4], 1, 'NVIDIA Tesla V100'),
  gpu('BM.GPU.A10.4', [64, 1024, 50], 4, 'NVIDIA A10'),
]

export const findShape = (name: string): Shape | undefined => shapes.find(({ shape }) => shape === name)

const isArm = (shape: Shape): boolean => shape.shape.startsWith('VM.Standard.A')

/** Whether the image is built for the processors of the shape. */
export const runsOn = (image: Image, shape: Shape): boolean =>
  Boolean(image.displayName?.includes('aarch64')) === isArm(shape)

/** What an instance of the shape has; a flexible one must be told its processors. */
export function configOf(shape: Shape, given: LaunchInstanceDetails['shapeConfig']) {
  const { ocpus: fixed, memoryInGBs: fixedMemory, ocpuOptions, memoryOptions } = shape
  if (!shape.isFlexible) return { ocpus: fixed, memoryInGBs: fixedMemory }
  const { ocpus, memoryInGBs = (ocpus ?? 0) * memoryOptions!.defaultPerOcpuInGBs! } = given ?? {}
  if (ocpus === undefined) throw invalid(`shapeConfig.ocpus must be given for the flexible shape ${shape.shape}`)
  if (ocpus > ocpuOptions!.max!)
    throw invalid(
      `shapeConfig.ocpus of shape ${shape.shape} must be between ${ocpuOptions!.min} and ${ocpuOptions!.max}`,
    )
  if (memoryInGBs < ocpus || memoryInGBs > 64 * ocpus)
    throw invalid(`shapeConfig.memoryInGBs must be between 1 and 64 for each OCPU`)
  return { ocpus, memoryInGBs }
}
