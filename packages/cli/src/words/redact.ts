const secretName =
  /(service_?key|providerServiceKey|authorizationKey|secret|password|passphrase|token|private_?key|md5|credential)/i

/** Names that look like the above and tell nothing: tokens we derive ourselves stay secret, counts and files do not. */
const harmlessName = /(File|Path|Id|Count|Name|Url)$/

const placeholder = '(secret)'

/** Whether a property of this name, or at this path, holds a secret. */
export const isSecretName = (path: string): boolean => {
  const last = path.split('.').at(-1) ?? path
  return /^providerServiceKeyName$/i.test(last) || (secretName.test(last) && !harmlessName.test(last))
}

const secretTexts: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, placeholder],
  [/\b(Bearer|Signature) +[\w.~+/=-]{8,}/g, `$1 ${placeholder}`],
  [/\b(service key[ '"]+)[0-9a-f]{8}-[0-9a-f-]{27}/gi, `$1${placeholder}`],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, placeholder],
  [
    /\b(client_secret|access_token|refresh_token|service_?key|serviceKey|providerServiceKeyName|password)(["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi,
    `$1$2${placeholder}`,
  ],
]

/** Text without what looks like a key, a token or a password. */
export const redactText = (text: string): string =>
  secretTexts.reduce((redacted, [pattern, instead]) => redacted.replace(pattern, instead), text)

/** A plain value without secrets: by the names of its members, and by what its texts look like. */
export function redact(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value)
  if (Array.isArray(value)) return value.map(redact)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, redactMember(name, inner)]))
}

const redactMember = (name: string, value: unknown): unknown =>
  isSecretName(name) && typeof value === 'string' ? placeholder : redact(value)

/** The two sides of a difference, hidden when its path names a secret. */
export const redactDifference = <D extends { readonly path: string; readonly from?: unknown; readonly to?: unknown }>(
  difference: D,
): D =>
  isSecretName(difference.path)
    ? {
        ...difference,
        ...('from' in difference && { from: placeholder }),
        ...('to' in difference && { to: placeholder }),
      }
    : {
        ...difference,
        ...('from' in difference && { from: redact(difference.from) }),
        ...('to' in difference && { to: redact(difference.to) }),
      }
