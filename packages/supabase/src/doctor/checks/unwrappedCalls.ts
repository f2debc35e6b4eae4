const CALL = /\bauth\.(?:uid|jwt|role|email)\(\)/gi

/** A bracket that is open: the text before it ends, and what kind of group it is. */
interface Group {
  readonly isSelect: boolean
  readsTable: boolean
}

/**
 * Finds calls that Postgres makes once per row: those that do not stand in a `(select …)` of their own without FROM.
 * Takes an expression as the catalog spells it; answers the places where each call begins, and its text.
 */
export function unwrappedCalls(expression: string): { at: number; call: string }[] {
  const code = blankQuoted(expression)
  const calls = new Map([...code.matchAll(CALL)].map((match) => [match.index, match[0]]))
  const open: Group[] = []
  const found: { at: number; call: string; select: Group | undefined }[] = []
  for (let at = 0; at < code.length; at++) {
    const call = calls.get(at)
    if (call !== undefined) {
      found.push({ at, call, select: open.findLast(({ isSelect }) => isSelect) })
    }
    const group = open.at(-1)
    if (code[at] === '(')
      open.push({ isSelect: /^\(\s*select\b/i.test(code.slice(at, at + 40)), readsTable: false })
    else if (code[at] === ')') open.pop()
    else if (group?.isSelect && /\W/.test(code[at - 1] ?? ' ') && /^from\b/i.test(code.slice(at, at + 5))) {
      group.readsTable = true
    }
  }
  return found
    .filter(({ select }) => select === undefined || select.readsTable)
    .map(({ at, call }) => ({ at, call }))
}

/** The same expression with each such call in a `(select …)` of its own. */
export function wrapCalls(expression: string): string {
  return unwrappedCalls(expression).reduceRight(
    (text, { at, call }) => `${text.slice(0, at)}(select ${call})${text.slice(at + call.length)}`,
    expression,
  )
}

/** Texts and quoted names, as long as they were, with nothing in them. */
function blankQuoted(expression: string): string {
  return expression.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, (quoted) => '_'.repeat(quoted.length))
}
