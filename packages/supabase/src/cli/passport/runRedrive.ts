import { DiaError } from '@dia/core/errors'
import { operateOnEntries } from '../../operations/index.js'
import type { RpcCall } from '../../rpc/RpcCall.js'
import { EXIT } from '../exitCodes.js'
import { type ConnectionOptions, openConnection } from './openConnection.js'

export interface RedriveCommand extends ConnectionOptions {
  readonly all?: boolean
  readonly system?: string
  readonly code?: string
}

/** Opens dead entries again, those named or all of a kind; answers the exit code. */
export async function runRedrive(
  ids: readonly string[],
  { all = false, system, code, ...options }: RedriveCommand,
): Promise<number> {
  if (all === ids.length > 0)
    throw new DiaError(
      'NOTHING_NAMED',
      'Which entries are meant is not clear.',
      'Name their ids, or use --all.',
    )
  const { call, close } = await openConnection(options)
  const sum = { done: 0, unchanged: 0, failed: 0 }
  try {
    for await (const page of all ? deadEntries(call, { system, code }) : [ids]) {
      const { done, unchanged, failed } = await operateOnEntries(call, 'redrive', page)
      sum.done += done
      sum.unchanged += unchanged
      sum.failed += failed.length
      for (const { key, code: why } of failed) process.stdout.write(`${key}: ${why}\n`)
    }
    process.stdout.write(`${sum.done} redriven, ${sum.unchanged} unchanged, ${sum.failed} failed\n`)
    return sum.failed === 0 ? EXIT.ok : EXIT.unfit
  } finally {
    await close()
  }
}

async function* deadEntries(
  call: RpcCall,
  { system, code }: { readonly system: string | undefined; readonly code: string | undefined },
): AsyncGenerator<string[]> {
  for (let after: string | null = null; ; ) {
    const ids = (await call('dia_dead_entry_ids', {
      of_system: system ?? null,
      of_code: code ?? null,
      after_id: after,
    })) as string[]
    if (ids.length === 0) return
    after = ids.at(-1) ?? null
    yield ids
  }
}
