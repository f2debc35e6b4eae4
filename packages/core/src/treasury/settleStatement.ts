import { answerOrDiaError, DiaError } from '../errors/index.js'
import type { StatementBalance, StatementLine, StatementPosting } from './AccountStatement.js'
import { parseCents } from './parseCents.js'

/**
 * What there is after each posting, in the order given, and at the end. Throws DiaError `INVALID_STATEMENT`,
 * `INVALID_AMOUNT`.
 * @example
 * import { settleStatement } from '@dia/core/treasury'
 * const postings = [{ account: 'balance', amountCents: 700n }, { account: 'balance', amountCents: -200n }]
 * settleStatement({ balanceCents: 100n, pendingCents: 0n }, postings).closing // → { balanceCents: 600n, pendingCents: 0n }
 */
export function settleStatement(
  opening: StatementBalance,
  postings: readonly StatementPosting[],
): { readonly lines: readonly StatementLine[]; readonly closing: StatementBalance } {
  return answerOrDiaError('settleStatement', () => {
    let balanceCents = parseCents(opening?.balanceCents)
    let pendingCents = parseCents(opening?.pendingCents)
    if (!Array.isArray(postings)) throw invalid('its postings are not a list')
    const lines = postings.map((posting: StatementPosting): StatementLine => {
      const amountCents = parseCents(posting?.amountCents)
      if (posting.account === 'balance') balanceCents += amountCents
      else if (posting.account === 'pending') pendingCents += amountCents
      else throw invalid('a posting is of no account of the user')
      return { ...posting, amountCents, balanceCents, pendingCents }
    })
    return { lines, closing: { balanceCents, pendingCents } }
  })
}

function invalid(why: string): DiaError {
  return new DiaError(
    'INVALID_STATEMENT',
    `A statement cannot be made: ${why}`,
    'Pass what the ledger posted.',
  )
}
