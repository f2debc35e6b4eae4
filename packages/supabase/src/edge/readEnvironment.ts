interface Runtime {
  readonly Deno?: { readonly env: { get(name: string): string | undefined } }
  readonly process?: { readonly env: Readonly<Record<string, string | undefined>> }
}

/** A variable of the environment, in Deno or Node. */
export function readEnvironment(name: string): string | undefined {
  const { Deno, process } = globalThis as Runtime
  return Deno === undefined ? process?.env[name] : Deno.env.get(name)
}
