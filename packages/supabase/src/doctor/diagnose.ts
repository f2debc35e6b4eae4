import { type MigrationSession, migrations } from '../migrate/index.js'
import type { HostCatalog } from './catalog/HostCatalog.js'
import { readCatalog } from './catalog/readCatalog.js'
import { checkDuplicates } from './checks/duplicateChecks.js'
import { checkExposure } from './checks/exposureChecks.js'
import { noteExtensions } from './checks/extensionNotes.js'
import { checkIndexes } from './checks/indexChecks.js'
import { checkMigrations } from './checks/migrationChecks.js'
import { checkPolicies } from './checks/policyChecks.js'
import { checkPromotion } from './checks/promotionChecks.js'
import { checkRoles } from './checks/roleChecks.js'
import { checkServer } from './checks/serverChecks.js'
import { checkTables } from './checks/tableChecks.js'
import type { Finding, Severity } from './Finding.js'
import { readAppliedMigrations } from './readAppliedMigrations.js'

const ORDER: readonly Severity[] = ['error', 'warning', 'note']

/**
 * Names all that DIA lacks or dislikes in a database, gravest first, each with the SQL that mends it where SQL can.
 * Reads the catalog, the kit's journal and `media_ids`, in a read-only transaction of its own.
 */
export async function diagnose(session: MigrationSession): Promise<readonly Finding[]> {
  return inReadOnlyTransaction(session, () => diagnoseWithin(session))
}

/** The same as a part of the transaction that the caller has open. */
export async function diagnoseWithin(session: Pick<MigrationSession, 'query'>): Promise<readonly Finding[]> {
  return withEmptyPath(session, async () => {
    const [catalog, kit] = [await readCatalog(session), await migrations()]
    const findings = [
      ...checkHost(catalog),
      ...checkRoles(catalog),
      ...checkMigrations(kit, await readAppliedMigrations(session, kit)),
      ...checkExposure(catalog),
      ...checkPromotion(catalog),
      ...checkPolicies(catalog),
      ...checkIndexes(catalog),
      ...(await checkDuplicates(session, catalog)),
      ...noteExtensions(catalog),
    ]
    return findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
  })
}

/** Only what keeps the migrations from working: errors of the server, pgvector, the host's tables and columns. */
export async function diagnoseHost(session: MigrationSession): Promise<readonly Finding[]> {
  return inReadOnlyTransaction(session, () =>
    withEmptyPath(session, async () =>
      checkHost(await readCatalog(session)).filter(({ severity }) => severity === 'error'),
    ),
  )
}

function checkHost(catalog: HostCatalog): Finding[] {
  return [...checkServer(catalog), ...checkTables(catalog)]
}

async function inReadOnlyTransaction<Result>(
  session: MigrationSession,
  work: () => Promise<Result>,
): Promise<Result> {
  await session.exec('begin transaction isolation level repeatable read, read only')
  try {
    return await work()
  } finally {
    await session.exec('rollback')
  }
}

/** With no search path the catalog spells out every name, so that the SQL in findings holds under any path. */
async function withEmptyPath<Result>(
  session: Pick<MigrationSession, 'query'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const [before] = await session.query(
    `select current_setting('search_path') as path, set_config('search_path', '', true)`,
  )
  const result = await work()
  await session.query(`select set_config('search_path', $1, true)`, [before?.path])
  return result
}
