// @vitest-environment jsdom
import { type MatrixDefinition, memoryMatrixSource, passportMatrix } from '@dia/core/matrices'
import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, expect, it } from 'vitest'
import { DIAProvider } from '../../provider/index.js'
import { initialMatrixState } from '../state/initialMatrixState.js'
import { restoreMatrixState } from '../state/restoreMatrixState.js'
import { SelectFilterEditor } from './SelectFilterEditor.js'

configure({ asyncUtilTimeout: 10_000 })
afterEach(cleanup)

const types = passportMatrix.filters.find(({ name }) => name === 'event_type')
const options = types?.kind === 'select' ? types.options : []

it('offers names that rows hold and no catalogue knows, and a link keeps them', {
  timeout: 60_000,
}, async () => {
  const rows = ['player.track_played', 'played', 'lyrics_opened'].map((event_type, id) => ({
    id,
    event_type,
  }))
  const chosen: unknown[] = []
  const props = {
    matrix: passportMatrix as unknown as MatrixDefinition<never>,
    source: memoryMatrixSource(rows),
    definition: types,
    label: 'Event',
    options,
    isOpen: true,
    timeZone: 'UTC',
    onChange: (value: unknown) => chosen.push(value),
  }
  render(
    createElement(
      DIAProvider,
      { locale: 'en-GB' } as never,
      createElement(SelectFilterEditor, props as never),
    ),
  )
  fireEvent.click((await screen.findByText('lyrics_opened')).querySelector('input') as HTMLElement)
  expect(chosen).toEqual([{ kind: 'select', values: ['lyrics_opened'] }])
  const initial = initialMatrixState(passportMatrix)
  const { state, notes } = restoreMatrixState(passportMatrix, { filters: { event_type: chosen[0] } }, initial)
  expect([state.filters.event_type, notes]).toEqual([chosen[0], []])
  const closed = { filters: { category: { kind: 'select', values: ['unheard of'] } } }
  expect(restoreMatrixState(passportMatrix, closed, initial).notes).not.toEqual([])
})
