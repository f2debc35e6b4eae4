import { readFileSync } from 'node:fs'

const LOOK_EVERY_MS = 300

/**
 * Calls back once when the package manager that started this process is gone: `pnpm run` passes SIGTERM to the shell
 * below it only, and the processes below that would stay. Does nothing for a process started directly.
 */
export function onAbandoned(callback: () => void): void {
  if (process.env.npm_lifecycle_event !== 'backend') {
    return
  }
  const started = ancestors()
  const timer = setInterval(() => {
    if (ancestors() !== started) {
      clearInterval(timer)
      callback()
    }
  }, LOOK_EVERY_MS)
  timer.unref()
}

/** The parent and, where the system tells, the parent's parent: between them is the loader of TypeScript. */
function ancestors(): string {
  return `${process.ppid} ${parentOf(process.ppid)}`
}

function parentOf(pid: number): string {
  try {
    // The fields after the command, which stands in brackets: state, then parent.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1] ?? ''
  } catch {
    return ''
  }
}
