/** Throws an Error that says what was promised, and what came instead. */
export function must(kept: boolean, promise: string, came = ''): asserts kept {
  if (!kept) throw new Error(came === '' ? promise : `${promise}; came ${came}`)
}
