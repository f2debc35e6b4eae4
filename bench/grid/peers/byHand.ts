import { indexedMatrixSource, type MatrixView } from '@dia/core/matrices'
import { benchMatrix } from '../benchMatrix.js'
import { type BenchRow, COLUMN_WIDTH, COLUMNS, NUMBERS, ROW_HEIGHT } from '../benchRows.js'
import type { GridPeer } from '../GridPeer.js'
import './handWritten.css'

const SPARE = 8
const format = new Intl.NumberFormat('en-GB')

/**
 * A pool of elements, filled by hand from the same source; no focus, no ARIA, no settings. `lateMs` after the scrolling
 * rests they are filled; without it, as it goes.
 */
export const byHand = (lateMs: number | null): GridPeer => ({
  mount(host, rows) {
    const source = indexedMatrixSource(rows)
    host.innerHTML = `<div class="hand"><div class="head">${COLUMNS.map((name) => `<b>${name}</b>`).join('')}</div><div class="body"></div></div>`
    const scroller = host.firstElementChild as HTMLElement
    const body = scroller.lastElementChild as HTMLElement
    scroller.style.setProperty('--column', `${COLUMN_WIDTH}px`)
    let view: MatrixView<BenchRow> | null = null
    const pool = Array.from({ length: Math.ceil(scroller.clientHeight / ROW_HEIGHT) + 2 * SPARE }, () => {
      const row = document.createElement('div')
      row.className = 'row'
      const cells = COLUMNS.map((name) => {
        const cell = document.createElement('span')
        if (NUMBERS.has(name)) cell.className = 'number'
        cell.append('')
        row.append(cell)
        return cell.firstChild as Text
      })
      body.append(row)
      return { row, cells, shown: -1 }
    })
    const draw = (all: boolean) => {
      if (!view) return
      const first = Math.max(Math.floor(scroller.scrollTop / ROW_HEIGHT) - SPARE, 0)
      for (let index = first; index < first + pool.length; index += 1) {
        const slot = pool[index % pool.length]
        if (!slot || (!all && slot.shown === index)) continue
        slot.shown = index
        slot.row.hidden = index >= view.length
        if (index >= view.length) continue
        const row = view.rowAt(index)
        slot.row.style.transform = `translate3d(0, ${index * ROW_HEIGHT}px, 0)`
        slot.row.dataset.index = String(index)
        COLUMNS.forEach((name, at) => {
          const value = row[name]
          const text = typeof value === 'number' ? format.format(value) : value
          const cell = slot.cells[at]
          if (cell && cell.data !== text) cell.data = text
        })
      }
    }
    let sort = benchMatrix.defaultSort
    let search = ''
    const read = async () => {
      view = await source.readView(benchMatrix, { search, filters: {}, sort })
      body.style.height = `${view.length * ROW_HEIGHT}px`
      draw(true)
    }
    let timer = 0
    const follow = () => {
      clearTimeout(timer)
      if (lateMs === null) draw(false)
      else timer = window.setTimeout(() => draw(false), lateMs)
    }
    scroller.addEventListener('scroll', follow, { passive: true })
    void read()
    return {
      sort(column) {
        sort = { column, direction: 'asc' }
        void read()
      },
      filter(text) {
        search = text
        void read()
      },
      scroller: () => scroller,
      unmount: () => host.replaceChildren(),
    }
  },
})
