import { useState } from 'react'

/** Whether a condition holds or has held for this key. */
export function useOnce(condition: boolean, key: string): boolean {
  const [seen, setSeen] = useState<string | null>(null)
  if (condition && seen !== key) setSeen(key)
  return condition || seen === key
}
