import { afterEach, expect, it, vi } from 'vitest'
import { download } from './download.js'

afterEach(() => vi.unstubAllGlobals())

function serve(body: BodyInit, init?: ResponseInit) {
  vi.stubGlobal('fetch', async () => new Response(body, init))
}

const packed = new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2])
const unpacked = new Uint8Array(512)
unpacked.set(new TextEncoder().encode('ustar'), 257)

it('tells how much has come of how much', async () => {
  serve(packed, { headers: { 'content-length': '6' } })
  const seen: unknown[] = []
  const blob = await download('/demo.tar.gz', (...figures) => seen.push(figures))
  expect(seen).toEqual([[6, 6]])
  expect(blob.type).toBe('application/x-gzip')
  expect(new Uint8Array(await blob.arrayBuffer())).toEqual(packed)
})

it('notices that the browser unpacked the archive, whose size is then unknown', async () => {
  serve(unpacked, { headers: { 'content-length': '60', 'content-encoding': 'gzip' } })
  const seen: unknown[] = []
  const blob = await download('/demo.tar.gz', (...figures) => seen.push(figures))
  expect(seen).toEqual([[512, null]])
  expect(blob.type).toBe('application/x-tar')
})

it.each([
  ['is missing', () => serve('Not found', { status: 404 })],
  ['is a page of a server that answers everything', () => serve('<!doctype html>')],
  [
    'cannot be reached',
    () =>
      vi.stubGlobal('fetch', async () => {
        throw new TypeError('Failed to fetch')
      }),
  ],
])('says so when the file %s', async (_, arrange) => {
  arrange()
  await expect(download('/demo.tar.gz', () => undefined)).rejects.toMatchObject({
    code: 'SNAPSHOT_NOT_FOUND',
  })
})
