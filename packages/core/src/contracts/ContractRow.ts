/** A row of the contract's own table: one column of every kind that a source must keep exact. */
export interface ContractRow {
  /** uuid. */
  row_id: string
  /** Lower-case ASCII, in the order in which the rows were made. */
  code: string
  /** Any Unicode. */
  name: string
  status: string
  is_live: boolean
  /** timestamptz; some are equal. */
  happened_at: string
  /** double precision; some are equal. */
  score: number
  /** bigint, past 2^53 in both directions. */
  amount_cents: string
  currency: string
  /** text[]. */
  tags: string[] | null
  note: string | null
  /** uuid. */
  owner_id: string
  /** jsonb. */
  payload: unknown
  /** `code` and `name`, lower-cased. */
  search_text: string
}

/** A row whose key is any text. */
export interface ContractText {
  /** Any Unicode. */
  text_id: string
  /** From 1, without gaps. */
  place: number
  /** The text, lower-cased. */
  search_text: string
}
