import type { Backend } from './Backend.js'
import { createBackend } from './createBackend.js'

/** A fresh backend in this process, started from the cached snapshot: what one test does, no other sees. */
export function cloneBackend(seed: 'none' | 'demo' = 'none'): Promise<Backend> {
  return createBackend({ seed })
}
