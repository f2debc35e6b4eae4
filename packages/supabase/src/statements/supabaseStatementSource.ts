import { DiaError } from '@dia/core/errors'
import {
  type AccountStatement,
  parseCents,
  type StatementPosting,
  type StatementSource,
  settleStatement,
} from '@dia/core/treasury'
import type { SupabaseClient } from '@supabase/supabase-js'
import { callRpc } from '../errors/callRpc.js'

type AnsweredPosting = Omit<StatementPosting, 'amountCents'> & { readonly amountCents: string }

/** What `dia_account_statement` answers; the opening on the first page alone. */
interface AnsweredPage {
  readonly postings: readonly AnsweredPosting[]
  readonly opening: {
    readonly email: string | null
    readonly displayName: string | null
    readonly balanceCents: string
    readonly pendingCents: string
    readonly madeAt: string
  } | null
}

const PAGE = 1000

/** Reads accounts' statements with the host's own client; each page is written down by the database. */
export function supabaseStatementSource(supabase: SupabaseClient): StatementSource {
  return {
    async readStatement({ userId, currency, from, to }, { signal } = {}): Promise<AccountStatement> {
      const readPage = async (last: AnsweredPosting | undefined): Promise<AnsweredPage> => {
        const page = await callRpc(
          supabase,
          'dia_account_statement',
          {
            of_user: userId,
            of_currency: currency,
            starts: from ?? null,
            ends: to ?? null,
            after_posting:
              last === undefined ? null : [last.postedAt, last.transactionId, last.status, last.account],
            page_limit: PAGE,
          },
          signal,
        )
        if (!isPage(page)) throw unexpected()
        return page
      }
      let page = await readPage(undefined)
      const { opening } = page
      if (opening === null) throw unexpected()
      const postings = [...page.postings]
      while (page.postings.length === PAGE) {
        page = await readPage(postings.at(-1))
        postings.push(...page.postings)
      }
      const before = {
        balanceCents: parseCents(opening.balanceCents),
        pendingCents: parseCents(opening.pendingCents),
      }
      const exact = postings.map((posting) => ({ ...posting, amountCents: parseCents(posting.amountCents) }))
      return {
        userId,
        email: opening.email,
        displayName: opening.displayName,
        currency,
        from: from ?? null,
        to: to ?? null,
        opening: before,
        ...settleStatement(before, exact),
        madeAt: opening.madeAt,
      }
    },
  }
}

function isPage(value: unknown): value is AnsweredPage {
  return (
    typeof value === 'object' &&
    value !== null &&
    'opening' in value &&
    'postings' in value &&
    Array.isArray(value.postings)
  )
}

function unexpected(): DiaError {
  return new DiaError(
    'UNEXPECTED_ANSWER',
    'The function dia_account_statement answered something else than a statement',
    'Bring database and kit to the same version: run "dia migrate".',
  )
}
