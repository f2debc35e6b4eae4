import type { PostgresConnection } from '@supabase/lite/postgres'

/**
 * Has the API's statements prepared, once per connection and text, as PostgREST does (`db-prepared-statements`): each
 * repeat is spared parsing, a round trip that asks for the types, and planning where Postgres keeps a generic plan.
 * After a change of the schema each gets a new text, since a prepared statement may not change what it answers.
 */
export function prepareStatements(connection: PostgresConnection): void {
  const { driver } = connection
  const reserve = driver.reserve.bind(driver)
  const clearSchemaCache = connection.clearSchemaCache.bind(connection)
  let schema = 0
  driver.reserve = async () => {
    const reserved = await reserve()
    const unsafe = reserved.unsafe.bind(reserved)
    const prepared: typeof unsafe = (text, values, options) =>
      unsafe(schema === 0 ? text : `/* schema ${schema} */ ${text}`, values, { prepare: true, ...options })
    return Object.assign(reserved, { unsafe: prepared })
  }
  connection.clearSchemaCache = () => {
    schema += 1
    return clearSchemaCache()
  }
}
