export { applyMigrations, applyMigrationsWithin, type MigrationSession } from './applyMigrations.js'
export { type Migration, migrations } from './migrations.js'
