/** Whoever may ask for a table's change marks may hear of its changes; the database says who that is. */
export function mayWatch(
  url: string,
  anonKey: string,
  handle: (request: Request) => Promise<Response>,
): (table: string, token: string) => Promise<boolean> {
  return async (table, token) => {
    const response = await handle(
      new Request(`${url}/rest/v1/rpc/dia_change_marks`, {
        method: 'POST',
        headers: {
          apikey: anonKey,
          authorization: `Bearer ${token === '' ? anonKey : token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ relations: [table] }),
      }),
    )
    await response.arrayBuffer()
    return response.ok
  }
}
