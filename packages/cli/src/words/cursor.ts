/** Terminal sequences around a display that redraws itself. */
export const hideCursor = '\u001b[?25l'
export const showCursor = '\u001b[?25h'
