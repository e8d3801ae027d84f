const tokens = /"(?:[^"\\]|\\[^])*"|\/\/[^\n]*|\/\*[^]*?\*\/|([A-Za-z_$][\w$]*)(?=\s*:)/g

/**
 * The JSON a template's text stands for: ARM takes comments, strings over several lines and bare names, and
 * `az deployment` sends all three.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax#comments-and-metadata
 * @source https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/resource/custom.py (`JsonCTemplatePolicy`)
 */
export const strictJson = (text: string): string =>
  text.replaceAll(tokens, (token, name: string | undefined) => {
    if (name !== undefined) return `"${name}"`
    return token.startsWith('"') ? token.replaceAll('\r', String.raw`\r`).replaceAll('\n', String.raw`\n`) : ' '
  })
