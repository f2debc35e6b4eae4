-- What an open row of a matrix is made up of, read apart from it: parts as { id, label, value, at, note, amount: { cents,
-- currency } }, of which each breakdown fills what it has. Codes, not words, are labels; the screen has the words, and
-- knows how many decimals a currency has.
create or replace function public.dia_matrix_breakdown(matrix text, breakdown text, row_key text) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
  of_row uuid := dia.uuid_of(row_key);
  of_user uuid;
  last_day date;
  answer jsonb;
begin
  perform dia.require_admin('read what a row of a matrix is made up of');
  case matrix || '.' || breakdown
  when 'events.votes_by_artist' then
    -- The first hundred by votes; who voted for nobody, and the votes of all others, are one part without an id.
    select jsonb_agg(jsonb_build_object('id', p.artist_id, 'label', a.artist_name, 'value', p.votes)
      order by p.artist_id is null, p.votes desc, p.artist_id) into answer
    from (
      select case when c.place <= 100 then c.artist_id end as artist_id, sum(c.votes)::bigint as votes
      from (
        select v.artist_id, count(*) as votes,
          row_number() over (order by v.artist_id is null, count(*) desc, v.artist_id) as place
        from public.event_votes v where v.event_id = of_row group by v.artist_id) c
      group by 1) p
    left join public.artist_profiles a on a.id = p.artist_id;
  when 'contents.plays_by_day' then
    -- 90 days that end with the last play; what a device's clock puts into the future is not waited for.
    select (max(l.created_at) at time zone 'UTC')::date into last_day
    from public.listening_history l where l.content_id = of_row and l.created_at <= now();
    select jsonb_agg(jsonb_build_object('label', to_char(d.day, 'YYYY-MM-DD'), 'value', coalesce(p.plays, 0)) order by d.day)
      into answer
    from generate_series(last_day - 89, last_day, interval '1 day') as d (day)
    left join (
      select (l.created_at at time zone 'UTC')::date as day, count(*) as plays
      from public.listening_history l
      where l.content_id = of_row and l.created_at >= (last_day - 89)::timestamp at time zone 'UTC' and l.created_at <= now()
        and l.event_type = any (dia.names_of_event_types(array['player.track_played']))
      group by 1) p on p.day = d.day::date;
  when 'artists.contract_in_force' then
    -- As core's contractInForce: the one that began last, and of those the first by id; else the default shares.
    select jsonb_agg(jsonb_build_object('id', k.id, 'label', s.label, 'value', s.value, 'at', s.at) order by s.place) into answer
    from public.artist_profiles r
    left join lateral (
      select * from public.payout_contracts c
      where c.artist_id = r.id and c.effective_from <= now() and (c.expires_at is null or c.expires_at > now())
      order by c.effective_from desc, c.id limit 1) k on true
    cross join lateral (values
      (1, 'artist', coalesce(k.artist_share, 0.70), null::timestamptz),
      (2, 'platform', coalesce(k.platform_share, 0.30), null),
      (3, 'label', coalesce(k.label_share, 0), null),
      (4, 'referral', k.referral_share, null),
      (5, 'effective_from', null, k.effective_from),
      (6, 'expires_at', null, k.expires_at)) as s (place, label, value, at)
    where r.id = of_row and (s.value is not null or s.at is not null);
  when 'transactions.timeline' then
    select jsonb_agg(jsonb_build_object('id', t.id, 'label', t.label, 'at', t.at, 'note', t.note, 'amount', t.amount)
      order by t.at, t.place, t.id) into answer
    from (
      select e.id, 'happened' as label, e.occurred_at as at, e.event_type as note, null::jsonb as amount, 1 as place
      from public.treasury_transactions m join public.passport_entries e on e.user_id = m.entry_user_id and e.id = m.entry_id
      where m.id = of_row
      union all
      select null, 'posted_' || l.status, l.posted_at, null, null, 2
      from dia.ledger_postings l where l.transaction_id = of_row group by l.status, l.posted_at
      union all
      select null, m.status, m.updated_at, null, null, 3
      from public.treasury_transactions m
      where m.id = of_row and m.status <> 'refunded'
        and not exists (select from dia.ledger_postings l where l.transaction_id = of_row and l.status = m.status)
      union all
      select r.id, 'refund', r.created_at, null, jsonb_build_object('cents', r.amount_cents::text, 'currency', r.currency), 4
      from public.treasury_transactions r where r.reverses_id = of_row) t;
  when 'passport.attempts' then
    select e.user_id into of_user from public.passport_entries e where e.id = of_row;
    select jsonb_agg(jsonb_build_object('label', t.label, 'value', t.value, 'at', t.at, 'note', t.note)
      order by t.at, t.place, t.label) into answer
    from (
      select 'happened' as label, null::bigint as value, e.occurred_at as at, null as note, 1 as place
      from public.passport_entries e where e.user_id = of_user and e.id = of_row
      union all
      select 'logged', null, e.created_at, null, 2
      from public.passport_entries e where e.user_id = of_user and e.id = of_row
      union all
      select s.system || case s.state when 2 then '_done' else '_skipped' end, null, d.decided_at, s.reason, 3
      from dia.passport_decisions d
      cross join lateral (values ('mediaid', d.mediaid, d.mediaid_reason), ('treasury', d.treasury, d.treasury_reason),
        ('coliseum', d.coliseum, d.coliseum_reason)) as s (system, state, reason)
      where d.user_id = of_user and d.entry_id = of_row and s.state is not null
      union all
      select l.system || '_dead', l.attempts, l.died_at, l.code || ': ' || l.message, 4
      from dia.passport_dead_letters l where l.user_id = of_user and l.entry_id = of_row
      union all
      select l.system || '_dismissed', null, l.dismissed_at, null, 5
      from dia.passport_dead_letters l where l.user_id = of_user and l.entry_id = of_row and l.dismissed_at is not null) t;
  else
    raise exception sqlstate 'PT404' using
      message = 'There is no such breakdown', hint = 'Ask for one that a definition of @dia/core/matrices names.';
  end case;
  return coalesce(answer, '[]');
end
$$;

do $$
begin
  revoke all on function public.dia_matrix_breakdown(text, text, text) from public, anon, authenticated, service_role;
  grant execute on function public.dia_matrix_breakdown(text, text, text) to authenticated, service_role;
end
$$;
