import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { diaMatrices } from '@dia/core/matrices'
import { expect, it } from 'vitest'

const INDEX = fileURLToPath(new URL('../../storybook-static/index.json', import.meta.url))
const STATES = ['', 'filtered', 'expanded', 'empty', 'denied', 'failing', 'hundred-thousand-rows']
const FILES = ['users', 'log', 'concierto', 'money', 'coliseum']

it('each of the thirteen matrices has a story of each of its states on the live Postgres', () => {
  const { entries } = JSON.parse(readFileSync(INDEX, 'utf8')) as {
    entries: Readonly<Record<string, unknown>>
  }
  const missing = Object.keys(diaMatrices).flatMap((matrix) =>
    STATES.filter((state) => {
      const name = matrix === 'users' ? state || 'default' : [matrix, state].filter(Boolean).join('-')
      return !FILES.some((file) => Object.hasOwn(entries, `matrix-live-${file}--${name}`))
    }).map((state) => `${matrix} ${state}`),
  )
  expect(missing).toEqual([])
})
