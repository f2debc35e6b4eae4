/** Calls every listener; one that throws is reported and keeps nobody else from hearing. */
export function tellAll(listeners: Iterable<() => void>): void {
  for (const listener of [...listeners]) {
    try {
      listener()
    } catch (error) {
      if (typeof reportError === 'function') reportError(error)
      else console.warn(error)
    }
  }
}
