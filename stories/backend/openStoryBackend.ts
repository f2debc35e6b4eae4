import type { Backend } from '@dia/backend/browser'
import { DiaError } from '@dia/core/errors'
import { createClient, type SupabaseClient } from '@supabase/supabase-js'

/** Where a running backend answers, and how its demo admin signs in. */
export interface StoryBackendAddress {
  readonly url: string
  readonly anonKey: string
  readonly email: string
  readonly password: string
  /** Where a story test asks SQL of its own; a running backend has no such way in. */
  readonly sqlUrl?: string
}

export type ReportStep = (step: { step: string; done?: number; total?: number }) => void

declare global {
  /** Set by the story tests, which start a backend of their own. */
  var diaStoryBackend: StoryBackendAddress | undefined
  /** The Postgres inside this page, for the curious: `await diaBackend.query('select …')` in the console. */
  var diaBackend: Backend | undefined
}

let opened: Promise<SupabaseClient> | undefined
let tell: ReportStep = () => undefined

/** The one client of this page, signed in as the demo admin: on the running backend, else on Postgres in the page. */
export function openStoryBackend(onStep: ReportStep): Promise<SupabaseClient> {
  tell = onStep
  opened ??= open().catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

/** A client of the same backend whom nobody has signed in. */
export async function openAsNobody(): Promise<SupabaseClient> {
  await openStoryBackend(tell)
  const address = globalThis.diaStoryBackend ?? addressFromEnvironment()
  if (address)
    return createClient(address.url, address.anonKey, {
      auth: { persistSession: false, storageKey: 'nobody' },
    })
  if (globalThis.diaBackend) return globalThis.diaBackend.createClient()
  throw new Error('No backend is open.')
}

async function open(): Promise<SupabaseClient> {
  const address = globalThis.diaStoryBackend ?? addressFromEnvironment()
  return address ? connect(address) : openInPage()
}

function addressFromEnvironment(): StoryBackendAddress | undefined {
  const {
    STORYBOOK_DIA_URL: url,
    STORYBOOK_DIA_ANON_KEY: anonKey,
    STORYBOOK_DIA_ADMIN_EMAIL: email,
    STORYBOOK_DIA_ADMIN_PASSWORD: password,
  } = import.meta.env
  return url && anonKey && email && password ? { url, anonKey, email, password } : undefined
}

async function connect({ url, anonKey, email, password }: StoryBackendAddress): Promise<SupabaseClient> {
  tell({ step: 'Signing in as the demo admin' })
  const client = createClient(url, anonKey, { auth: { persistSession: false } })
  return signIn(client, email, password)
}

async function openInPage(): Promise<SupabaseClient> {
  const { openBrowserBackend } = await import('@dia/backend/browser')
  const backend = await openBrowserBackend({
    snapshotUrl: new URL('dia-snapshot.tar.gz', document.baseURI),
    onProgress: (progress) => tell(progress),
  })
  if (backend.demoAdmin === null) {
    throw new DiaError(
      'DEMO_ADMIN_MISSING',
      'The snapshot holds no demo admin.',
      'Build it with the demo data.',
    )
  }
  globalThis.diaBackend = backend
  tell({ step: 'Signing in as the demo admin' })
  return signIn(backend.createClient(), backend.demoAdmin.email, backend.demoAdmin.password)
}

async function signIn(client: SupabaseClient, email: string, password: string): Promise<SupabaseClient> {
  const { error } = await client.auth.signInWithPassword({ email, password })
  if (error) {
    throw new DiaError(
      'SIGN_IN_FAILED',
      'The demo admin could not sign in.',
      'Restart the backend with the demo data.',
      {
        cause: error,
      },
    )
  }
  return client
}
