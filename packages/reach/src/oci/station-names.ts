export const ociSubnetStation = (subnetKey: string): string => `oci/subnet/${subnetKey}`
/** Where packets enter the DRG by an attachment: its table decides. */
export const drgAttachmentStation = (attachmentKey: string): string => `oci/drg-attachment/${attachmentKey}`
/** Where packets enter a VCN from its DRG. */
export const vcnEntranceStation = (attachmentKey: string): string => `oci/vcn-entrance/${attachmentKey}`
