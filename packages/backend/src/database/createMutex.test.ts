import { describe, expect, it } from 'vitest'
import { createMutex } from './createMutex.js'

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('createMutex', () => {
  it('runs tasks one after the other, in the order they came', async () => {
    const exclusively = createMutex()
    const seen: string[] = []
    const task = (name: string, milliseconds: number) => async () => {
      seen.push(`${name} begins`)
      await pause(milliseconds)
      seen.push(`${name} ends`)
    }
    await Promise.all([exclusively(task('slow', 15)), exclusively(task('quick', 0))])
    expect(seen).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends'])
  })

  it('answers what the task answers, and lets the next one through after a failure', async () => {
    const exclusively = createMutex()
    const failed = exclusively(async () => {
      throw new Error('no')
    })
    const next = exclusively(async () => 7)
    await expect(failed).rejects.toThrow('no')
    await expect(next).resolves.toBe(7)
  })
})
