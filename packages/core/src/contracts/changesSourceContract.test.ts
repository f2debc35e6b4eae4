import { describe, expect, it } from 'vitest'
import type { ChangesSource } from '../changes/index.js'
import { changesSourceContract } from './changesSourceContract.js'

interface Listener {
  readonly relation: string
  readonly onChange: () => void
}

/** A source in memory, and how it keeps and calls its listeners. */
function contractOf({
  add = (listeners, listener) => void listeners.push(listener),
  remove = (listeners, listener) => void listeners.splice(listeners.indexOf(listener), 1),
  hears = (listener, relation) => listener.relation === relation,
  call = ({ onChange }) => {
    try {
      onChange()
    } catch {
      // Its own business.
    }
  },
  countOf = (listeners) => new Set(listeners.map(({ relation }) => relation)).size,
}: {
  add?: (listeners: Listener[], listener: Listener) => void
  remove?: (listeners: Listener[], listener: Listener) => void
  hears?: (listener: Listener, relation: string) => boolean
  call?: (listener: Listener) => void
  countOf?: (listeners: readonly Listener[]) => number
} = {}) {
  const listeners: Listener[] = []
  const source: ChangesSource = {
    listen(relation, onChange) {
      const listener = { relation, onChange }
      add(listeners, listener)
      let isHere = true
      return () => {
        if (isHere) remove(listeners, listener)
        isHere = false
      }
    },
  }
  return changesSourceContract({
    open: async () => source,
    relations: ['a', 'b'],
    async change(relation) {
      for (const listener of [...listeners]) if (hears(listener, relation)) call(listener)
    },
    within: 60,
    subscriptions: () => countOf(listeners),
  })
}

describe('a source in memory', () => {
  for (const { name, run } of contractOf()) it(name, run)
})

it.each([
  ['tells only whoever came first', 0, { hears: firstOfAll() }],
  [
    'takes a function that listens twice for one',
    0,
    {
      add: (listeners: Listener[], listener: Listener) => {
        if (!listeners.some(({ onChange }) => onChange === listener.onChange)) listeners.push(listener)
      },
    },
  ],
  ['tells everybody of everything', 1, { hears: () => true }],
  ['tells whoever has gone', 1, { remove: () => undefined }],
  ['stops with the listener that throws', 2, { call: ({ onChange }: Listener) => onChange() }],
  ['asks for each listener', 3, { countOf: (listeners: readonly Listener[]) => listeners.length }],
])('the contract fails a source that %s', async (_, at, spoilt) => {
  const broken = contractOf(spoilt)[at]
  await expect(broken?.run()).rejects.toThrow()
})

/** Hears only the first listener of each telling. */
function firstOfAll() {
  let first: Listener | undefined
  return (listener: Listener) => {
    first ??= listener
    return listener === first
  }
}
