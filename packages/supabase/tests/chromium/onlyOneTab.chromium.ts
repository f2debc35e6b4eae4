import { afterEach, expect, it } from 'vitest'
import { onlyOneTab } from '../../src/logging/onlyOneTab.js'

/** Another document of the same origin, as another tab is one: it has a realm of its own, and the same locks. */
function openTab(): Window {
  const frame = document.createElement('iframe')
  document.body.append(frame)
  if (frame.contentWindow === null) throw new Error('no window')
  return frame.contentWindow
}

afterEach(() => {
  for (const frame of document.querySelectorAll('iframe')) frame.remove()
})

/** Sends, or says that another tab does. */
async function attempt(): Promise<'sent' | 'later'> {
  let outcome: 'sent' | 'later' = 'sent'
  const count = await onlyOneTab(
    async () => 3,
    () => {
      outcome = 'later'
    },
  )
  expect(count).toBe(outcome === 'sent' ? 3 : 0)
  return outcome
}

it('has locks to look at: this is no test that passes without them', () => {
  expect(navigator.locks).toBeInstanceOf(LockManager)
})

it('leaves the queue to the tab that is at it, and takes it up when that one is done', async () => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let begun: () => void = () => undefined
  const working = new Promise<void>((resolve) => {
    begun = resolve
  })
  const other = onlyOneTab(
    async () => {
      begun()
      await held
      return 1
    },
    () => undefined,
  )
  await working
  expect(await attempt()).toBe('later')
  release()
  expect(await other).toBe(1)
  expect(await attempt()).toBe('sent')
})

it('knows another document’s lock, and that it is gone with the document', async () => {
  const tab = openTab()
  await new Promise<void>((resolve) => {
    void tab.navigator.locks.request('dia.event-queue', () => {
      resolve()
      return new Promise(() => undefined)
    })
  })
  expect(await attempt()).toBe('later')
  for (const frame of document.querySelectorAll('iframe')) frame.remove()
  await expect.poll(attempt).toBe('sent')
})

it('gives the queue back when sending fails', async () => {
  const failing = onlyOneTab(
    () => Promise.reject(new Error('offline')),
    () => undefined,
  )
  await expect(failing).rejects.toThrow('offline')
  expect(await attempt()).toBe('sent')
})
