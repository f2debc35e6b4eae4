/** A statement with its values apart. */
export interface Bound {
  readonly text: string
  readonly values: readonly string[]
}

/**
 * A page as PostgREST sends it: every value bound with its type unknown, the limit and the offset too, and the rows
 * put together as one JSON. It prepares the text (`db-prepared-statements`), so that only its values are new.
 */
export function asPostgrest(page: string): Bound {
  const values: string[] = []
  const bind = (value: string) => `$${values.push(value)}`
  const text = page
    .replace(/'((?:[^']|'')*)'/g, (_, value: string) => bind(value.replaceAll("''", "'")))
    .replace(/= (true|false)\b/g, (_, value: string) => `= ${bind(value)}`)
    .replace(/limit (\d+)$/, (_, limit: string) => `limit ${bind(limit)} offset ${bind('0')}`)
  return { text: answered(text), values }
}

/** A call of a function that answers one value, as PostgREST sends it. */
export function callOf(name: string, args: Readonly<Record<string, string>>): Bound {
  const named = Object.keys(args).map((argument, index) => `"${argument}" := $${index + 1}`)
  return {
    text: answered(`select public.${name}(${named.join(', ')}) as pgrst_scalar`, 'pgrst_scalar'),
    values: Object.values(args),
  }
}

const answered = (source: string, scalar?: string) =>
  `with pgrst_source as (${source})
   select null::bigint as total_result_set, pg_catalog.count(_postgrest_t) as page_total,
     coalesce(json_agg(_postgrest_t${scalar === undefined ? '' : `.${scalar}`})${scalar === undefined ? ", '[]'" : "->0, 'null'"}) as body,
     nullif(current_setting('response.headers', true), '') as response_headers,
     nullif(current_setting('response.status', true), '') as response_status
   from (select * from pgrst_source) _postgrest_t`
