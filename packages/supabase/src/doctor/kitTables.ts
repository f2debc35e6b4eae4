/** Tables of the kit in the exposed schema, beside those whose name begins with `dia_`. */
export const KIT_TABLES: readonly string[] = [
  'public.treasury_accounts',
  'public.treasury_transactions',
  'public.payout_contracts',
  'public.coliseum_metrics',
  'public.leaderboards',
  'public.passport_entries',
]
