-- The newest vectors of some entities of a type, as base64 of float4s in domain order; entities without any are left out.
create or replace function public.dia_entity_dna(of_type text, of_ids uuid[]) returns json
language plpgsql stable security definer
as $$
begin
  perform dia.require_admin('read the DNA of entities');
  if coalesce(cardinality(of_ids), 0) > 250 then
    raise exception sqlstate 'PT422' using
      message = 'The DNA of at most 250 entities is answered at once', hint = 'Ask for them in parts.';
  end if;
  return (
    select coalesce(json_object_agg(v.entity_id, json_build_object(
      'vectorId', v.id::text, 'model', v.model, 'version', v.version, 'madeAt', v.created_at,
      'vectors', json_build_array(
        dia.vector_base64(v.cultural), dia.vector_base64(v.behavioral),
        dia.vector_base64(v.economic), dia.vector_base64(v.spatial)))), '{}')
    from (
      select distinct on (e.entity_id) e.*
      from dia.entity_dna e
      where e.entity_type = of_type and e.entity_id = any (of_ids) and e.with_artist_id is null
      order by e.entity_id, e.id desc) v);
end
$$;
select dia.pin_vector_search_path('public.dia_entity_dna(text, uuid[])');
revoke all on function public.dia_entity_dna(text, uuid[]) from public, anon, authenticated, service_role;
grant execute on function public.dia_entity_dna(text, uuid[]) to authenticated, service_role;
