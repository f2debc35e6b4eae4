// @vitest-environment jsdom
import { DiaError } from '@dia/core/errors'
import type { UserDna } from '@dia/core/identity'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, expect, it } from 'vitest'
import { UserJourney, type UserJourneyProps } from './UserJourney.js'

afterEach(cleanup)

/** A tab's code is fetched when it is shown. */
const FETCHED = { timeout: 20_000 }

const USER: UserDna = {
  userId: 'ada',
  mediaId: 'media',
  mediaIdCount: 1,
  bases: { interests: ['jazz'], genrePreferences: [], contentFlags: {}, locationCode: null },
  dna: null,
  consent: true,
  readAt: '2026-01-01T00:00:00Z',
}

/** Ports that count what is asked of them; the tab of the bases asks for nothing more. */
function ports(more: Partial<UserJourneyProps> = {}) {
  let readings = 0
  const listeners = new Set<() => void>()
  const unused = () => Promise.reject(new Error('This tab reads nothing.'))
  const props = {
    userId: 'ada',
    defaultTab: 'mediaId',
    dna: {
      readUserDna: async () => {
        readings += 1
        return USER
      },
    },
    history: { readDnaHistory: unused },
    queries: {} as UserJourneyProps['queries'],
    changes: {
      listen: (relation: string, onChange: () => void) => {
        expect(relation).toBe('dia_passport')
        listeners.add(onChange)
        return () => listeners.delete(onChange)
      },
    },
    ...more,
  } as const
  return { props, listeners, readings: () => readings }
}

it('says that there may be newer interactions, and reads again only when asked', {
  timeout: 30_000,
}, async () => {
  const { props, listeners, readings } = ports()
  const { unmount } = render(createElement(UserJourney, props))
  await screen.findByText('jazz', {}, FETCHED)
  expect(readings()).toBe(1)
  for (const tell of listeners) tell()
  await screen.findByText(/There may be newer interactions/, {}, FETCHED)
  expect(readings()).toBe(1)
  fireEvent.click(screen.getByRole('button', { name: 'Read again' }))
  await expect.poll(readings, FETCHED).toBe(2)
  await expect.poll(() => screen.queryByText(/There may be newer interactions/), FETCHED).toBeNull()
  unmount()
  expect(listeners.size).toBe(0)
})

it('says why the DNA could not be initialised, and tries again', { timeout: 60_000 }, async () => {
  let tries = 0
  const { props, readings } = ports({
    defaultTab: 'dna',
    onInitialiseDna: async () => {
      tries += 1
      if (tries === 1) throw new DiaError('NO_CONSENT', 'They do not consent.', 'Ask them first.')
    },
  })
  render(createElement(UserJourney, props))
  const buttons = await screen.findAllByRole('button', { name: 'Initialize DNA' }, FETCHED)
  fireEvent.click(buttons[0] as HTMLElement)
  const alert = await screen.findByRole('alert', {}, FETCHED)
  expect(alert.textContent).toContain('NO_CONSENT')
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await expect.poll(readings, FETCHED).toBe(2)
  expect(tries).toBe(2)
  await expect.poll(() => screen.queryByRole('alert'), FETCHED).toBeNull()
})
