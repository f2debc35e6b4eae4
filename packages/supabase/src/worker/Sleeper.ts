/** A sleep that ends early: by a wake-up, also one that came before it began, or by the signal. */
export class Sleeper {
  private woken = false
  private end: (() => void) | undefined

  readonly wake = (): void => {
    this.woken = true
    this.end?.()
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (!this.woken && !signal?.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        this.end = () => {
          clearTimeout(timer)
          resolve()
        }
        signal?.addEventListener('abort', this.end, { once: true })
      })
      if (this.end !== undefined) signal?.removeEventListener('abort', this.end)
      this.end = undefined
    }
    this.woken = false
  }
}
