/** Calls a function of the exposed schema by name, with named arguments. Throws DiaError. */
export type RpcCall = (
  name: string,
  args?: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
) => Promise<unknown>
