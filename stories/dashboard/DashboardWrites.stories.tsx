import { DIADashboard } from '@dia/react'
import { createDiaClient, type DiaClient } from '@dia/supabase'
import { logEvents } from '@dia/supabase/logging'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { SupabaseClient } from '@supabase/supabase-js'
import { useEffect, useState } from 'react'
import { expect, fireEvent, userEvent, waitFor, within } from 'storybook/test'
import { askSql, canAskSql } from '../backend/askSql.js'
import { openAsNobody, openStoryBackend } from '../backend/openStoryBackend.js'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'
import { dnaBySql } from '../journey/dnaBySql.js'
import { TEST_USER_ID } from '../journey/readUserId.js'

/**
 * What an admin writes from the dashboard of a host that passes its client and nothing else, each held against SQL. Which
 * user is shown is asked of SQL too, so these need a story test, or Postgres in the page.
 */
interface WriteStory {
  readonly userSql: string
}

const READ = { timeout: 30_000 }

function DashboardOf({ client, userSql }: { client: DiaClient; userSql: string }) {
  const [route, setRoute] = useState<string | null>(canAskSql() ? null : 'users')
  useEffect(() => {
    if (canAskSql())
      askSql<{ id: string }>(userSql).then(([user]) => setRoute(user ? `user/${user.id}` : 'users'))
  }, [userSql])
  return route === null ? null : <DIADashboard client={client} route={route} onNavigate={setRoute} />
}

const meta: Meta<WriteStory> = {
  title: 'Dashboard/Writes',
  render: ({ userSql }) => (
    <WithStoryBackend>{(client) => <DashboardOf client={client} userSql={userSql} />}</WithStoryBackend>
  ),
}

export default meta
type Story = StoryObj<typeof meta>

/** The user of a story; null where SQL cannot be asked. */
async function userOf(userSql: string): Promise<string | null> {
  await openStoryBackend(() => undefined)
  if (!canAskSql()) return null
  const [user] = await askSql<{ id: string }>(userSql)
  return user?.id ?? null
}

/** A MediaID without DNA, whose user consents: "Initialize DNA" makes the prior of the bases. */
export const InitialisesDna: Story = {
  args: {
    userSql: `select m.user_uuid as id from public.media_ids m
      where m.user_uuid <> '${TEST_USER_ID}' and coalesce(m.content_flags ->> 'dna_consent', 'true') <> 'false'
        and not exists (select from dia.dna_profiles p where p.user_id = m.user_uuid) order by 1 limit 1`,
  },
  play: async ({ canvasElement, args }) => {
    const userId = await userOf(args.userSql)
    if (userId === null) return
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('tab', { name: 'DNA' }, READ))
    const begun = () => askSql('select 1 as found from dia.dna_profiles where user_id = $1', [userId])
    await expect(await begun()).toHaveLength(0)
    const [button] = await canvas.findAllByRole('button', { name: 'Initialize DNA' }, READ)
    if (button) await userEvent.click(button)
    await canvas.findByText(/helix holds 0 interactions/, { selector: 'figcaption' }, READ)
    await expect(await begun()).toHaveLength(1)
  },
}

/** The menu of the head: what does not fit is not to be chosen, what is chosen asks, tries and is audited, and leads on. */
export const ActsFromTheHead: Story = {
  args: {
    userSql: `select user_id as id from dia.dna_profiles where interaction_count between 10 and 60
      order by user_id limit 1`,
  },
  play: async ({ canvasElement, args, step }) => {
    const userId = await userOf(args.userSql)
    if (userId === null) return
    const canvas = within(canvasElement)
    const page = within(canvasElement.ownerDocument.body)
    const rebuilt = () =>
      askSql(`select from dia.audit_log where action = 'dna.rebuild' and subject_user_id = $1`, [userId])
    await canvas.findByRole('tab', { name: 'DNA' }, READ)
    const open = async () => {
      canvas.getByRole('button', { name: 'Actions' }).focus()
      await userEvent.keyboard('{Enter}')
      return within(await page.findByRole('menu', {}, READ))
    }
    const before = await rebuilt()
    await step('Recompute DNA: tried it writes nothing, run it is audited', async () => {
      const menu = await open()
      const initialise = menu.getByRole('menuitem', { name: /Initialise DNA/ })
      await expect(initialise).toHaveAttribute('aria-disabled', 'true')
      await expect(initialise).toHaveAccessibleDescription('Not as it is now')
      await userEvent.click(menu.getByRole('menuitem', { name: 'Recompute DNA' }))
      const dialog = within(await page.findByRole('dialog', { name: 'Recompute DNA' }, READ))
      await userEvent.click(await dialog.findByRole('button', { name: 'Dry run' }, READ))
      await dialog.findByText(/^Would do 0, leave 1 /, {}, READ)
      await expect(await rebuilt()).toHaveLength(before.length)
      await userEvent.click(dialog.getByRole('button', { name: 'Recompute DNA' }))
      await dialog.findByText(/^0 done, 1 needed nothing/, {}, READ)
      await expect(await rebuilt()).toHaveLength(before.length + 1)
      await userEvent.click(dialog.getByRole('button', { name: 'Done' }))
    })
    await step('Influence settings come into view with the focus', async () => {
      const menu = await open()
      await userEvent.click(menu.getByRole('menuitem', { name: 'Influence settings' }))
      const settings = await canvas.findByRole('group', { name: 'Influence settings' }, READ)
      await waitFor(() => expect(settings).toHaveFocus(), READ)
    })
  },
}

/** A multiplier is saved, every other flag stays, and the reset takes the preferences away again. */
export const SavesPreferences: Story = {
  args: {
    userSql: `select p.user_id as id from dia.dna_profiles p join public.media_ids m on m.id = p.media_id
      where m.content_flags <> '{}' and not m.content_flags ? 'dna_preferences' and p.interaction_count > 0
      order by 1 limit 1`,
  },
  play: async ({ canvasElement, args, step }) => {
    const userId = await userOf(args.userSql)
    if (userId === null) return
    const canvas = within(canvasElement)
    const flags = async () => {
      const [row] = await askSql<{ others: string; multiplier: string | null }>(
        `select (m.content_flags - 'dna_preferences')::text as others,
           m.content_flags #>> '{dna_preferences,culturalMultiplier}' as multiplier
         from dia.dna_profiles p join public.media_ids m on m.id = p.media_id where p.user_id = $1`,
        [userId],
      )
      return row
    }
    const before = await flags()
    await expect(before?.others).not.toBe('{}')
    await userEvent.click(await canvas.findByRole('tab', { name: 'DNA' }, READ))
    const slider = await canvas.findByRole('slider', { name: /Cultural multiplier/ }, READ)
    await step('A preview on the user’s own history, then saved', async () => {
      fireEvent.input(slider, { target: { value: '2' } })
      const preview = await canvas.findByTestId('difference-cultural', {}, READ)
      await expect(Number(preview.lastElementChild?.previousElementSibling?.textContent)).toBeGreaterThan(0)
      await expect(await flags()).toEqual(before)
      await userEvent.click(canvas.getByRole('button', { name: 'Save' }))
      await canvas.findByText('Saved.', {}, READ)
      await expect(await flags()).toEqual({ others: before?.others, multiplier: '2' })
    })
    await step('Reset', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Reset' }))
      await userEvent.click(canvas.getByRole('button', { name: 'Save' }))
      await waitFor(async () => expect(await flags()).toEqual(before), READ)
    })
  },
}

/** Holds what an action would write until it is let go, and keeps what it was asked for. */
const held = { asked: [] as string[], letGo: () => {} }

function HeldDashboard({ client, userSql }: { client: DiaClient; userSql: string }) {
  const [slow] = useState<DiaClient>(() => {
    held.asked = []
    const gate = new Promise<void>((resolve) => {
      held.letGo = resolve
    })
    const run: DiaClient['actions']['run'] = async (request, options) => {
      held.asked.push(request.dryRun ? `${request.action} dry` : request.action)
      if (!request.dryRun) await gate
      return client.actions.run(request, options)
    }
    return { ...client, actions: { ...client.actions, run } }
  })
  return <DashboardOf client={slow} userSql={userSql} />
}

/**
 * A skipped entry: the preview writes nothing, the dry run writes nothing, the confirmation opens its work again, once,
 * however often the button is pressed meanwhile.
 */
export const SendsASkippedEntryAgain: Story = {
  render: ({ userSql }) => (
    <WithStoryBackend>{(client) => <HeldDashboard client={client} userSql={userSql} />}</WithStoryBackend>
  ),
  args: {
    userSql: `select w.user_id as id from dia.passport_work w join dia.dna_profiles p using (user_id)
      where w.mediaid = 3 and w.mediaid_reason <> 'NO_CONSENT' group by 1 order by count(*) desc, 1 limit 1`,
  },
  play: async ({ canvasElement, args }) => {
    const userId = await userOf(args.userSql)
    if (userId === null) return
    const canvas = within(canvasElement)
    const work = async () => {
      const [row] = await askSql<{ skipped: number; open: number }>(
        `select count(*) filter (where mediaid = 3)::int as skipped, count(*) filter (where mediaid = 1)::int as open
         from dia.passport_work where user_id = $1`,
        [userId],
      )
      return row
    }
    const before = await work()
    await expect(before?.skipped).toBeGreaterThan(0)
    await userEvent.click(await canvas.findByRole('tab', { name: 'Interactions' }, READ))
    await canvas.findByText(/^All [\d,]+ interactions/, {}, READ)
    const event = await waitFor(async () => {
      await userEvent.selectOptions(canvas.getByLabelText('Source'), 'passport')
      for (const one of canvasElement.querySelectorAll<HTMLElement>(
        '.dia-journey-event[data-moved="false"]',
      )) {
        await userEvent.click(within(one).getByRole('button', { expanded: false }))
        if (within(one).queryByText(/but skipped/)) return one
      }
      throw new Error('No skipped interaction is shown yet.')
    }, READ)
    await userEvent.click(within(event).getByRole('button', { name: /Apply to DNA/ }))
    await userEvent.click(await within(event).findByRole('button', { name: 'Try it again…' }, READ))
    await within(event).findByText(/^Tried, nothing is written/, {}, READ)
    await expect(await work()).toEqual(before)
    const rewritten = () => askSql(`select from dia.audit_log where action = 'passport.reprocess'`)
    const audited = await rewritten()
    const confirm = within(event).getByRole('button', { name: 'Send it through again' })
    await userEvent.click(confirm)
    const pending = within(event).getByRole('button', { name: 'Try it again…' })
    await expect(pending).toHaveAttribute('aria-disabled', 'true')
    await userEvent.click(pending)
    pending.focus()
    await userEvent.keyboard('{Enter} ')
    await expect(held.asked).toEqual(['reprocess dry', 'reprocess'])
    held.letGo()
    await within(event).findByText(/^On its way/, {}, READ)
    await expect(held.asked).toHaveLength(2)
    await expect(await rewritten()).toHaveLength(audited.length + 1)
    const after = await work()
    await expect([after?.skipped, after?.open]).toEqual([(before?.skipped ?? 0) - 1, (before?.open ?? 0) + 1])
  },
}

/** "Without it", confirmed: tried it writes nothing, written the stored DNA moves as far as the preview said, and back. */
export const TakesAnInteractionOut: Story = {
  args: {
    userSql: `select p.user_id as id from dia.dna_profiles p join public.media_ids m on m.id = p.media_id
      where p.interaction_count between 10 and 60 and coalesce(m.content_flags ->> 'dna_consent', 'true') <> 'false'
      order by p.user_id desc limit 1`,
  },
  play: async ({ canvasElement, args, step }) => {
    const userId = await userOf(args.userSql)
    if (userId === null) return
    const canvas = within(canvasElement)
    const at = new Date().toISOString()
    const excluded = () =>
      askSql<{ id: string }>(
        `select entry_id as id from dia.passport_decisions where user_id = $1 and mediaid_reason = 'EXCLUDED'`,
        [userId],
      )
    const before = await dnaBySql(userId, at)
    await userEvent.click(await canvas.findByRole('tab', { name: 'Interactions' }, READ))
    const event = await waitFor(() => {
      const moved = canvasElement.querySelector('.dia-journey-event[data-moved="true"]')
      if (!(moved instanceof HTMLElement)) throw new Error('No interaction has moved the DNA yet.')
      return moved
    }, READ)
    const inEvent = within(event)
    await userEvent.click(inEvent.getByRole('button', { expanded: false }))
    await userEvent.click(inEvent.getByRole('button', { name: /Apply to DNA/ }))
    await userEvent.click(await inEvent.findByRole('radio', { name: 'Without it' }, READ))
    await inEvent.findByText(/had .* never happened/, {}, READ)
    await step('Tried, it writes nothing', async () => {
      await userEvent.click(await inEvent.findByRole('button', { name: 'Try taking it out…' }, READ))
      await inEvent.findByText(/^Tried, nothing is written/, {}, READ)
      await expect(await excluded()).toHaveLength(0)
      await expect(await dnaBySql(userId, at)).toEqual(before)
    })
    const cell = inEvent.getByTestId('difference-cultural').lastElementChild?.previousElementSibling
    const previewed = Number(cell?.textContent)
    await step('Written, the stored DNA has moved as previewed', async () => {
      await userEvent.click(inEvent.getByRole('button', { name: 'Take it out of the DNA' }))
      await inEvent.findByText(/^Written\./, {}, READ)
      await expect(await excluded()).toHaveLength(1)
      const after = (await dnaBySql(userId, at)).get('cultural') ?? []
      const moved = Math.hypot(...after.map((c, i) => c - (before.get('cultural')?.[i] ?? 0)))
      await expect(previewed).toBeGreaterThan(0)
      await expect(Math.abs(moved - previewed)).toBeLessThan(0.06 * previewed + 0.00055)
      await canvas.findByRole('button', { name: 'Read again' }, READ)
    })
    await step('And taken back: the entry is decided anew by the next worker', async () => {
      await userEvent.click(inEvent.getByRole('button', { name: 'Take it back' }))
      await waitFor(async () => expect(await excluded()).toHaveLength(0), READ)
    })
  },
}

function QuickDashboard({ supabase }: { supabase: SupabaseClient }) {
  const [client] = useState(() =>
    createDiaClient(supabase, { changes: { interval: 500, longestInterval: 1000 } }),
  )
  const [route, setRoute] = useState('passport')
  return <DIADashboard client={client} route={route} onNavigate={setRoute} />
}

/** A new entry appears in the Passport by itself. */
export const KeepsUp: Story = {
  render: () => (
    <WithStoryBackend>{(_, supabase) => <QuickDashboard supabase={supabase} />}</WithStoryBackend>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByRole('grid', {}, { timeout: 60_000 })
    const supabase = await openStoryBackend(() => undefined)
    const log = () => logEvents(supabase, [{ eventType: 'system.login' }])
    // The first question only takes the mark that later ones are held against, so more than one may be needed.
    const logUntil = (seen: () => unknown) =>
      waitFor(
        async () => {
          const [outcome] = await log()
          await expect(outcome?.status).toBe('accepted')
          await new Promise((resolve) => setTimeout(resolve, 3000))
          seen()
        },
        { timeout: 60_000, interval: 200 },
      )
    await logUntil(() => canvas.getAllByText('system.login'))
  },
}

function NobodysDashboard({ first }: { first: string }) {
  const [client, setClient] = useState<DiaClient | null>(null)
  const [route, setRoute] = useState(first)
  useEffect(() => {
    openAsNobody().then((supabase) => setClient(createDiaClient(supabase)))
  }, [])
  return client && <DIADashboard client={client} route={route} onNavigate={setRoute} />
}

/** Who is not signed in is told so on every page, by the real backend. */
export const DeniedToNobody: Story = {
  render: () => (
    <WithStoryBackend>{() => <NobodysDashboard first={`user/${TEST_USER_ID}`} />}</WithStoryBackend>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const alert = await canvas.findByRole('alert', {}, { timeout: 60_000 })
    await expect(alert).toHaveTextContent('Code DENIED')
    await userEvent.click(canvas.getByRole('button', { name: 'Actions' }))
    const menu = await within(canvasElement.ownerDocument.body).findByRole('menu', {}, READ)
    const write = within(menu).getByRole('menuitem', { name: /Recompute DNA/ })
    await expect(write).toHaveAttribute('aria-disabled', 'true')
    await expect(write).toHaveAccessibleDescription('You may not see this')
    await userEvent.keyboard('{Escape}')
    await userEvent.click(canvas.getByRole('link', { name: 'Health' }))
    await canvas.findByRole('button', { name: 'Refresh' }, READ)
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent('Code DENIED'), READ)
    await userEvent.click(canvas.getByRole('link', { name: 'Passport' }))
    await canvas.findByText('Code DENIED', {}, READ)
    await expect(canvasElement).not.toHaveTextContent('@example.com')
  },
}
