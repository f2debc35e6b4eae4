// @vitest-environment jsdom
import type { DnaSource, UserDna } from '@dia/core/identity'
import { cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { useUserDna } from './useUserDna.js'

afterEach(cleanup)

/** A source whose every answer counts the questions so far. */
function counting() {
  let asked = 0
  const source: DnaSource = {
    readUserDna: async (userId) => ({ userId, mediaIdCount: ++asked }) as UserDna,
  }
  return source
}

it('reads a user again when the row is newer, and keeps what it has until the answer', async () => {
  const source = counting()
  const { result, rerender } = renderHook(({ user, asOf }) => useUserDna(source, user, asOf), {
    initialProps: { user: 'ada', asOf: 'noon' },
  })
  await waitFor(() => expect(result.current.dna?.mediaIdCount).toBe(1))
  rerender({ user: 'ada', asOf: 'one' })
  expect(result.current).toMatchObject({ dna: { mediaIdCount: 1 }, isLoading: false })
  await waitFor(() => expect(result.current.dna?.mediaIdCount).toBe(2))
})

it('never shows one user what was read of another', async () => {
  const source = counting()
  const { result, rerender } = renderHook(({ user }) => useUserDna(source, user), {
    initialProps: { user: 'ada' },
  })
  await waitFor(() => expect(result.current.dna?.userId).toBe('ada'))
  rerender({ user: 'bo' })
  expect(result.current).toMatchObject({ dna: null, isLoading: true })
  await waitFor(() => expect(result.current.dna?.userId).toBe('bo'))
})
