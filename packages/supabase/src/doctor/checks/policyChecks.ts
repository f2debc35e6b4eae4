import type { HostCatalog, Policy, Relation } from '../catalog/HostCatalog.js'
import type { Finding } from '../Finding.js'
import { unwrappedCalls, wrapCalls } from './unwrappedCalls.js'

/** Policies that ask who is there once per row. */
export function checkPolicies({ relations }: HostCatalog): Finding[] {
  return relations.flatMap((relation) =>
    relation.policies
      .map((policy) => ({ policy, calls: callsOf(policy) }))
      .filter(({ calls }) => calls.length > 0)
      .map(({ policy, calls }) => unwrapped(relation, policy, calls)),
  )
}

function callsOf({ using, check }: Policy): string[] {
  const calls = [using, check].flatMap((expression) =>
    expression === null ? [] : unwrappedCalls(expression),
  )
  return [...new Set(calls.map(({ call }) => call))]
}

function unwrapped({ name: table, nameSql }: Relation, policy: Policy, calls: string[]): Finding {
  const clauses = [
    ...(policy.using === null ? [] : [`  using (${wrapCalls(policy.using)})`]),
    ...(policy.check === null ? [] : [`  with check (${wrapCalls(policy.check)})`]),
  ]
  return {
    code: 'POLICY_UNWRAPPED',
    severity: 'warning',
    what: `The policy ${policy.nameSql} on ${table} calls ${calls.join(' and ')} for every row.`,
    why: 'In a "(select …)" of its own it is called once; on a large table that was 25 ms against 5 s.',
    fixSql: `alter policy ${policy.nameSql} on ${nameSql}\n${clauses.join('\n')};`,
  }
}
