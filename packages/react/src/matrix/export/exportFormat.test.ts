import type { MatrixColumn } from '@dia/core/matrices'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { type ExportFormat, exportWriter } from './exportFormat.js'

type Row = Readonly<Record<string, unknown>>
const columns: MatrixColumn<Row>[] = [
  { name: 'name', label: 'Name', kind: 'text' },
  { name: 'score', label: 'Score', kind: 'number' },
  { name: 'cents', label: 'Amount', kind: 'money' },
  { name: 'payload', label: 'Payload', kind: 'json' },
]

function file(format: ExportFormat, batches: readonly (readonly Row[])[]): string {
  const writer = exportWriter(format, columns)
  const bodies = batches.map((rows, index) => writer.rows(rows, index === 0))
  return writer.head() + bodies.join('') + writer.tail(batches.length === 0)
}

describe('a CSV file', () => {
  it('quotes as RFC 4180 says, with a line end after every record', () => {
    expect(file('csv', [[{ name: 'a "b", c\r\nd', score: 1, cents: '5', payload: { x: [1] } }]])).toBe(
      'name,score,cents,payload\r\n"a ""b"", c\r\nd",1,5,"{""x"":[1]}"\r\n',
    )
  })

  it.each(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])(
    'makes a text harmless that begins with %j',
    (sign) => {
      const [, [cell] = []] = Papa.parse<string[]>(file('csv', [[{ name: `${sign}1+1` }]])).data
      expect(cell).toBe(`'${sign}1+1`)
    },
  )

  it('leaves typed negative numbers alone, to the last cent', () => {
    const text = file('csv', [[{ name: 'x', score: -1.5, cents: '-9007199254740993', payload: null }]])
    expect(text).toContain('\r\nx,-1.5,-9007199254740993,\r\n')
  })

  it('does not trust a number column to hold numbers', () => {
    expect(file('csv', [[{ name: '', score: '=1+1', cents: '-1=x' }]])).toContain(`,"'=1+1","'-1=x",`)
  })

  it('reads back as it was written, whatever the texts hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (names) => {
        const [, ...lines] = Papa.parse<string[]>(file('csv', [names.map((name) => ({ name, score: 0 }))]), {
          newline: '\r\n',
          skipEmptyLines: true,
        }).data
        expect(lines).toHaveLength(names.length)
        lines.forEach((line, index) => {
          expect([names[index], `'${names[index]}`]).toContain(line[0])
          expect(line[0]).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
        })
      }),
    )
  })
})

describe('a JSON file', () => {
  it('is one list over all batches', () => {
    const rows = JSON.parse(file('json', [[{ name: 'a', score: '2' }], [{ name: 'b' }]]))
    expect(rows).toEqual([
      { name: 'a', score: 2, cents: null, payload: null },
      { name: 'b', score: null, cents: null, payload: null },
    ])
    expect(JSON.parse(file('json', []))).toEqual([])
  })

  it('keeps cents past 2^53 as text', () => {
    expect(JSON.parse(file('json', [[{ cents: '9007199254740993' }]]))[0].cents).toBe('9007199254740993')
  })

  it('is a record per line as NDJSON', () => {
    const lines = file('ndjson', [[{ name: 'a\nb' }], [{ name: 'c' }]])
      .trimEnd()
      .split('\n')
    expect(lines.map((line) => JSON.parse(line).name)).toEqual(['a\nb', 'c'])
  })
})
