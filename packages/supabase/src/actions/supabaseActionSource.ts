import type { ActionOptions, ActionOutcome, ActionRequest, ActionSource } from '@dia/core/actions'
import { DiaError } from '@dia/core/errors'
import type { DnaInitialiser, DnaSource } from '@dia/core/identity'
import {
  accountsMatrix,
  type MatrixDefinition,
  type MatrixSource,
  passportMatrix,
  usersMatrix,
} from '@dia/core/matrices'
import { renderStatement, type StatementFormat } from '@dia/core/treasury'
import type { SupabaseClient } from '@supabase/supabase-js'
import { callRpc } from '../errors/callRpc.js'
import { ENTRY_OPERATIONS } from '../operations/EntryOperation.js'
import { operateOnEntries } from '../operations/operateOnEntries.js'
import { supabaseRpc } from '../rpc/supabaseRpc.js'
import { supabaseStatementSource } from '../statements/supabaseStatementSource.js'
import { type KeyOutcome, runPerKey } from './runPerKey.js'
import { saveInBrowser } from './saveInBrowser.js'
import { targetKeys } from './targetKeys.js'

export interface ActionSourceOptions {
  /** Definitions in place of the kit's own, found by name. */
  readonly definitions?: readonly AnyMatrix[]
  /** Where exported data goes; by default the browser saves a file. */
  readonly saveFile?: (name: string, text: string) => void | Promise<void>
  /** How statements are exported. Default csv. */
  readonly statementFormat?: StatementFormat
}

/** A definition of any row: what is asked of it here is the same for all. */
type AnyMatrix = Pick<MatrixDefinition<never>, 'name' | 'relation' | 'key'> & object

interface Sources {
  readonly matrices: MatrixSource
  readonly dna: DnaSource
  readonly initialiser: DnaInitialiser
}

type Running = ActionOptions & Pick<ActionRequest, 'period'>
type Run = (keys: readonly string[], options: Running) => Promise<ActionOutcome>

/** Runs the matrices' write actions by the kit's functions; the database checks the caller and audits each. */
export function supabaseActionSource(
  supabase: SupabaseClient,
  { matrices, dna, initialiser }: Sources,
  { definitions = [], saveFile = saveInBrowser, statementFormat = 'csv' }: ActionSourceOptions = {},
): ActionSource {
  const rpc = supabaseRpc(supabase)
  const statements = supabaseStatementSource(supabase)
  const perKey =
    (
      run: (key: string, signal?: AbortSignal, period?: ActionRequest['period']) => Promise<KeyOutcome>,
    ): Run =>
    (keys, { period, ...options }) =>
      runPerKey(keys, (key, signal) => run(key, signal, period), options)

  const rebuild = async (name: string, args: Record<string, unknown>, signal?: AbortSignal) => {
    const answer = (await callRpc(supabase, name, args, signal)) as { differences?: readonly unknown[] }
    return answer.differences?.length === 0 ? 'unchanged' : 'done'
  }
  const tryInitialising = async (userId: string, signal?: AbortSignal): Promise<KeyOutcome> => {
    const user = await dna.readUserDna(userId, signal ? { signal } : {})
    if (user.dna !== null) return 'unchanged'
    if (user.mediaId !== null && user.consent) return 'done'
    throw new DiaError(
      user.mediaId === null ? 'NO_MEDIAID' : 'NO_CONSENT',
      'This user’s DNA cannot be initialised',
      'They state their bases and consent first.',
    )
  }

  /** By matrix and action: how it is done, and how it is tried. */
  const actions: Readonly<Record<string, { readonly run: Run; readonly dryRun?: Run }>> = {
    'users.initialise_dna': {
      run: perKey(async (key, signal) => {
        const { initialised } = await initialiser.initialiseDna(key, signal ? { signal } : {})
        return initialised ? 'done' : 'unchanged'
      }),
      dryRun: perKey(tryInitialising),
    },
    'users.recompute_dna': {
      run: perKey((key, signal) => rebuild('dia_rebuild_dna', { of_user: key }, signal)),
      dryRun: perKey((key, signal) => rebuild('dia_dry_run', { action: 'rebuild_dna', keys: [key] }, signal)),
    },
    'users.export_user_data': {
      run: perKey(async (key, signal) => {
        const data = await callRpc(supabase, 'dia_export_user_data', { of_user: key }, signal)
        await saveFile(`user-${key}.json`, JSON.stringify(data, null, 2))
        return 'done'
      }),
    },
    'accounts.export_statement': {
      run: perKey(async (key, signal, period) => {
        const [userId = '', currency = ''] = key.split('.')
        const statement = await statements.readStatement(
          { userId, currency, ...period },
          signal ? { signal } : {},
        )
        await saveFile(`statement-${key}.${statementFormat}`, renderStatement(statement, statementFormat))
        return 'done'
      }),
    },
    ...Object.fromEntries(
      ENTRY_OPERATIONS.map((operation) => [
        `passport.${operation}`,
        {
          run: (keys: readonly string[], options: ActionOptions) =>
            operateOnEntries(rpc, operation, keys, options),
          dryRun: async (keys: readonly string[], options: ActionOptions) => ({
            ...(await operateOnEntries(
              (_, args, signal) => rpc('dia_dry_run', { ...args, action: operation }, signal),
              operation,
              keys,
              options,
            )),
            undo: null,
          }),
        },
      ]),
    ),
  }

  return {
    async run(
      { matrix, action, target, dryRun = false, period }: ActionRequest,
      options: ActionOptions = {},
    ) {
      const known = Object.hasOwn(actions, `${matrix}.${action}`) ? actions[`${matrix}.${action}`] : undefined
      const run = dryRun ? known?.dryRun : known?.run
      if (run === undefined) throw unknown(matrix, action, dryRun)
      const definition = [...definitions, usersMatrix, passportMatrix, accountsMatrix].find(
        ({ name }) => name === matrix,
      )
      const keys = await targetKeys(
        matrices,
        definition as MatrixDefinition<Record<string, unknown>>,
        target,
        options.signal,
      )
      return run(keys, period === undefined ? options : { ...options, period })
    },
  }
}

function unknown(matrix: string, action: string, dryRun: boolean): DiaError {
  return new DiaError(
    'UNKNOWN_ACTION',
    `The action "${action}" of the matrix "${matrix}" ${dryRun ? 'cannot be tried' : 'is not known here'}`,
    'Offer only actions of the kit’s definitions, and a dry run where one says that it can.',
  )
}
