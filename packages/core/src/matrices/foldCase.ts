/**
 * Text in lower case, letter by letter, as Postgres's `lower` folds it: a final sigma like any other, the dotted İ as i,
 * also where JavaScript lower-cased it before. What is left of a difference: a server folds no letter that is newer than
 * its Unicode, may leave Ⓐ to Ⓩ as they are, tells an i with a combining dot from i, and follows another rule where its
 * database has a locale of its own (Turkish, ICU). A text filter's column, which no one lower-cased before, is there
 * matched by each letter's two cases: `i` finds `I`, not `İ`.
 */
export function foldCase(text: string): string {
  return text.replaceAll('Σ', 'σ').toLowerCase().replaceAll('i\u0307', 'i')
}
