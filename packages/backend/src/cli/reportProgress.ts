import type { BackendProgress } from '../Backend.js'

let lastLine = ''

/** Writes progress to stderr, so that stdout stays for the answer; a figure at most once per per cent. */
export function reportProgress({ step, done, total }: BackendProgress): void {
  const figure = done === undefined ? '' : total ? ` ${Math.floor((100 * done) / total)} %` : ` ${done}`
  const line = `${step}${figure}\n`
  if (line !== lastLine) {
    lastLine = line
    process.stderr.write(line)
  }
}
