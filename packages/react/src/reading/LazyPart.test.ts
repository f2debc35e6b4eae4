// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { LazyPart } from './LazyPart.js'
import { partCode } from './partCode.js'

/** For machines with much else to do. */
const SLOW = { timeout: 4000 }

interface Named {
  readonly name: string
}

const Greeting = ({ name }: Named) => createElement('p', null, `Hello ${name}`)
const Parting = ({ name }: Named) => createElement('p', null, `Bye ${name}`)

describe('a lazy part', () => {
  it('says that its code could not be fetched, and tries again', async () => {
    let tries = 0
    const code = partCode(async () => {
      tries += 1
      if (tries === 1) throw new TypeError('Failed to fetch dynamically imported module')
      return Greeting
    })
    render(createElement(LazyPart<Named>, { code, props: { name: 'Ada' } }))
    const alert = await screen.findByRole('alert', {}, SLOW)
    expect(alert.textContent).toContain('PART_NOT_FETCHED')
    expect(alert.textContent).not.toContain('dynamically')
    fireEvent.click(screen.getByRole('button'))
    await screen.findByText('Hello Ada', {}, SLOW)
    expect(tries).toBe(2)
  })

  it('is there at once after a prefetch, and fetched once', async () => {
    let tries = 0
    const code = partCode(async () => {
      tries += 1
      return Greeting
    })
    void code.fetch()
    void code.fetch()
    await Promise.resolve()
    await Promise.resolve()
    expect(renderToString(createElement(LazyPart<Named>, { code, props: { name: 'Bob' } }))).toContain(
      'Hello Bob',
    )
    expect(tries).toBe(1)
  })

  it('gives its place to another part', async () => {
    const hello = partCode(async () => Greeting)
    const bye = partCode(async () => Parting)
    const { rerender } = render(createElement(LazyPart<Named>, { code: hello, props: { name: 'Cy' } }))
    await screen.findByText('Hello Cy', {}, SLOW)
    rerender(createElement(LazyPart<Named>, { code: bye, props: { name: 'Cy' } }))
    await screen.findByText('Bye Cy', {}, SLOW)
    expect(screen.queryByText('Hello Cy')).toBeNull()
  })

  it('keeps its place on a server', () => {
    const code = partCode(async () => Greeting)
    expect(renderToString(createElement(LazyPart<Named>, { code, props: { name: 'Eve' } }))).toContain(
      'dia-skeleton',
    )
  })
})
