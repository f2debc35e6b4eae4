import { DiaError } from '@dia/core/errors'

/** Fetches a file and tells how many bytes of how many have come; the total is null where the server hides it. */
export async function download(
  url: string | URL,
  onBytes: (done: number, total: number | null) => void,
): Promise<Blob> {
  const response = await fetch(url).catch((cause) => {
    throw notFound(cause)
  })
  if (!response.ok || response.body === null) {
    throw notFound(`HTTP ${response.status}`)
  }
  const total = sizeOf(response)
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let done = 0
  const reader = response.body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value)
    done += next.value.byteLength
    onBytes(done, total)
  }
  return new Blob(chunks, { type: archiveType(chunks[0]) })
}

/** A server that says "Content-Encoding: gzip" makes the browser unpack, and then the length is of something else. */
function sizeOf(response: Response): number | null {
  const length = Number(response.headers.get('content-length'))
  return response.headers.has('content-encoding') || !(length > 0) ? null : length
}

/** Tells Postgres by the first bytes whether the archive is packed; a page that stands for a missing file is neither. */
function archiveType(first: Uint8Array | undefined): string {
  if (first?.[0] === 0x1f && first[1] === 0x8b) {
    return 'application/x-gzip'
  }
  if (new TextDecoder().decode(first?.subarray(257, 262)) === 'ustar') {
    return 'application/x-tar'
  }
  throw notFound('The answer is no archive.')
}

function notFound(cause: unknown): DiaError {
  return new DiaError(
    'SNAPSHOT_NOT_FOUND',
    'The demo could not be downloaded.',
    'Build it with "npm run build:storybook" and serve it beside the page.',
    { cause },
  )
}
