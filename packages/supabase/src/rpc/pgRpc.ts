import { DiaError } from '@dia/core/errors'
import { aborted, toDiaError } from '../errors/toDiaError.js'
import { isConnectionLoss } from './isConnectionLoss.js'
import { parameterText } from './parameterText.js'
import type { RpcCall } from './RpcCall.js'
import type { SqlSession } from './SqlSession.js'

interface Signature {
  /** The type of each argument, as SQL writes it. */
  readonly types: ReadonlyMap<string, string>
  /** Whether the answer is JSON, which drivers may leave as text. */
  readonly json: boolean
  readonly set: boolean
}

/** Calls functions on a direct connection, as the service role or the owner; the catalogue of Postgres gives the types. */
export function pgRpc(session: SqlSession): RpcCall {
  const known = new Map<string, Promise<Signature>>()

  async function signatureOf(name: string): Promise<Signature> {
    const signature = known.get(name) ?? readSignature(session, name)
    known.set(name, signature)
    // What failed is asked again: the function may be there after a migration.
    signature.catch(() => known.delete(name))
    return signature
  }

  return async (name, args = {}, signal) => {
    try {
      if (signal?.aborted) throw aborted(signal.reason)
      const { types, json, set } = await signatureOf(name)
      const given = Object.entries(args).filter(([, value]) => value !== undefined)
      const list = given.map(([argument], index) => {
        const type = types.get(argument)
        if (type === undefined) throw missing(`${name} has no argument "${argument}"`)
        return `"${argument}" => $${index + 1}::text::${type}`
      })
      const rows = await session.query(
        `select public."${name}"(${list.join(', ')})${json ? '::text' : ''} as answer`,
        given.map(([argument, value]) => parameterText(value, types.get(argument) ?? '')),
      )
      const answers = rows.map(({ answer }) => (json ? decode(answer) : answer))
      return set ? answers : (answers[0] ?? null)
    } catch (error) {
      throw isConnectionLoss(error) ? unreachable(error) : toDiaError(error)
    }
  }
}

async function readSignature(session: SqlSession, name: string): Promise<Signature> {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw missing('A function’s name is malformed')
  const rows = await session.query(
    `select a.name, format_type(a.type, null) as type, p.prorettype in (114, 3802) as json, p.proretset as set
     from pg_proc p
     left join lateral (
       select n.name, t.type, n.position
       from unnest(p.proargnames) with ordinality n (name, position)
       join unnest(p.proargtypes::oid[]) with ordinality t (type, position) using (position)) a on true
     where p.pronamespace = 'public'::regnamespace and p.proname = $1::text
     order by a.position`,
    [name],
  )
  const [first] = rows
  if (first === undefined) throw missing(`There is no function public.${name}`)
  return {
    types: new Map(rows.flatMap((row) => (row.name === null ? [] : [[String(row.name), String(row.type)]]))),
    json: first.json === true,
    set: first.set === true,
  }
}

function decode(answer: unknown): unknown {
  return typeof answer === 'string' ? JSON.parse(answer) : answer
}

function missing(message: string): DiaError {
  return new DiaError('MIGRATION_MISSING', message, 'Run "dia migrate" on this database.')
}

function unreachable(cause: unknown): DiaError {
  return new DiaError(
    'UNREACHABLE',
    'The connection to the database was lost',
    'Check the database server, then retry.',
    { cause },
  )
}
