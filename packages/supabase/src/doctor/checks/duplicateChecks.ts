import type { MigrationSession } from '../../migrate/index.js'
import type { HostCatalog } from '../catalog/HostCatalog.js'
import type { Finding } from '../Finding.js'

const COUNT = `
select count(*)::int as users from (
  select from public.media_ids group by user_uuid having count(*) > 1) d`

const SHOW = `select user_uuid, count(*) as media_ids, array_agg(id order by updated_at desc nulls last) as newest_first
from public.media_ids
group by user_uuid
having count(*) > 1
order by count(*) desc;`

/** Users with several MediaIDs; reads the table where it is there and wholly readable. */
export async function checkDuplicates(
  session: Pick<MigrationSession, 'query'>,
  { relations }: HostCatalog,
): Promise<Finding[]> {
  const mediaIds = relations.find(({ name }) => name === 'public.media_ids')
  if (!mediaIds?.columns.some(({ name }) => name === 'user_uuid')) return []
  if (!mediaIds.readable) {
    return [
      {
        code: 'NOT_READABLE',
        severity: 'note',
        what: 'Duplicate MediaIDs were not counted.',
        why: 'The user of this connection does not see every row of public.media_ids. Connect as the owner of the database.',
      },
    ]
  }
  const [row] = await session.query(COUNT)
  const users = Number(row?.users ?? 0)
  if (users === 0) return []
  return [
    {
      code: 'MEDIA_ID_DUPLICATES',
      severity: 'warning',
      what: `${users} ${users === 1 ? 'user has' : 'users have'} more than one MediaID.`,
      why: 'DIA takes the newest, and keeps to it once DNA is there. Only the host knows which one is meant.',
      showSql: SHOW,
    },
  ]
}
