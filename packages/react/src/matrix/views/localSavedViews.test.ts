// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { localSavedViews } from './localSavedViews.js'

const view = (name: string) => ({ name, state: {}, savedAt: '2025-11-09T12:00:00Z' })

describe('views kept in the browser', () => {
  it('are a hundred at most: the next is refused, and none of them gives way to it but one of its name', async () => {
    const store = localSavedViews('test.views.')
    for (let at = 0; at < 100; at++) await store.save('users', view(`View ${at}`))
    await expect(store.save('users', view('One more'))).rejects.toMatchObject({ code: 'TOO_MANY_VIEWS' })
    await store.save('users', view('View 7'))
    const names = (await store.list('users')).map(({ name }) => name)
    expect(names).toHaveLength(100)
    expect(names).toContain('View 0')
    await store.remove('users', 'View 0')
    await store.save('users', view('One more'))
    expect(await store.list('users')).toHaveLength(100)
  })
})
