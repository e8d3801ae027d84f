import { isPrefix, type Prefix } from '@interconnect/model'

/** Routing knows IPv4; ranges of IPv6 and labels of services are not in it. */
export const ipv4 = (texts: readonly string[] = []): readonly Prefix[] => texts.filter(isPrefix)
