import type { Connection } from '@supabase/lite'

const answered = new WeakSet<object>()
let installed = false

/**
 * Keeps database errors that the API answers to its caller (a denied read, a broken constraint) out of the console:
 * the API layer prints each with stack and parameters, which drowns a test run and shows personal data.
 */
export function quietAnsweredErrors(connection: Connection): void {
  const normalize = connection.normalizeDbError.bind(connection)
  connection.normalizeDbError = (error) => {
    const answer = normalize(error)
    if (typeof answer === 'object' && answer !== null) {
      answered.add(answer)
    }
    return answer
  }
  if (installed) {
    return
  }
  installed = true
  const print = console.error
  console.error = (...values: unknown[]) => {
    const [first] = values
    if (typeof first === 'object' && first !== null && answered.has(first)) {
      return
    }
    print.apply(console, values)
  }
}
