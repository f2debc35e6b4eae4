import { DiaError } from '@dia/core/errors'

/** Hands a file to whoever sits before the browser. Throws DiaError `NOWHERE_TO_SAVE` elsewhere. */
export function saveInBrowser(name: string, text: string): void {
  if (typeof document === 'undefined') {
    throw new DiaError(
      'NOWHERE_TO_SAVE',
      'There is no browser to save a file with',
      'Pass `saveFile` to createDiaClient.',
    )
  }
  const url = URL.createObjectURL(
    new Blob([text], { type: name.endsWith('.csv') ? 'text/csv' : 'application/json' }),
  )
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
