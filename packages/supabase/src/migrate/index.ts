export { applyMigrations, applyMigrationsWithin } from './applyMigrations.js'
export type { MigrationSession } from './MigrationSession.js'
export { type Migration, migrations } from './migrations.js'
export { type MigrationPlan, planMigrations } from './planMigrations.js'
