import { isDiaError } from '../errors/index.js'
import { show } from './show.js'

/** Throws unless the work fails with a DiaError of one of the codes, with a way out in it. */
export async function mustRefuse(what: string, codes: readonly string[], work: () => unknown): Promise<void> {
  let answer: unknown
  try {
    answer = await work()
  } catch (error) {
    if (isDiaError(error) && codes.includes(error.code) && error.hint !== '') return
    const came = isDiaError(error) ? `DiaError ${error.code} (${error.message})` : show(error)
    throw new Error(`${what}: expected a DiaError ${codes.join(' or ')}, came ${came}`, { cause: error })
  }
  throw new Error(`${what}: expected a DiaError ${codes.join(' or ')}, came the answer ${show(answer)}`)
}
