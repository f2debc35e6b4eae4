import { describe, expect, it } from 'vitest'
import { DiaError } from '../errors/index.js'
import { must } from './must.js'
import { mustEqual } from './mustEqual.js'
import { mustRefuse } from './mustRefuse.js'

describe('what contract cases look with', () => {
  it.each([
    [1, 1n],
    ['1', 1],
    [9007199254740993n, 9007199254740992n],
    [
      [1, 2],
      [2, 1],
    ],
    [[undefined], []],
    [null, undefined],
    [{ a: 1 }, { a: 1, b: null }],
    [new Map([[1, 2]]), new Map([['1', 2]])],
    [new Date(0), new Date(1)],
    [-0, 0],
    ['a", "b', ['a', 'b']],
  ])('tells %s from %s', (came, wanted) => {
    expect(() => mustEqual('it', came, wanted)).toThrow(/^it: expected .* came /)
  })

  it.each([
    [
      { a: 1, b: [2n] },
      { b: [2n], a: 1, c: undefined },
    ],
    [new Set([2, 1]), new Set([1, 2])],
    [Float32Array.of(1, 2), [1, 2]],
    [Number.NaN, Number.NaN],
    [new Date(0), new Date(0)],
  ])('finds %s equal to %s', (came, wanted) => {
    expect(() => mustEqual('it', came, wanted)).not.toThrow()
  })

  it('refuses an answer, another error, another code and a hint that is missing', async () => {
    const fails = (error: unknown) => () => Promise.reject(error)
    await mustRefuse('it', ['A', 'B'], fails(new DiaError('B', 'b', 'Do it.')))
    for (const work of [
      () => 1,
      fails(new TypeError('B')),
      fails(new DiaError('C', 'b', 'Do it.')),
      fails(new DiaError('B', 'b', '')),
    ]) {
      await expect(mustRefuse('it', ['A', 'B'], work)).rejects.toThrow('it: expected a DiaError A or B')
    }
    expect(() => must(false, 'it holds', '2')).toThrow('it holds; came 2')
  })
})
