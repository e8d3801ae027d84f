/** What Microsoft's client throws: of a refusal its code, of a failed operation the text with the code in it. */
export async function refused(work: PromiseLike<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    return code ?? message
  }
  return 'nothing was refused'
}
