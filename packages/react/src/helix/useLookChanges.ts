import { type RefObject, useEffect, useState } from 'react'
import { useDiaSettings } from '../provider/index.js'
import { readPalette } from './readPalette.js'

/** Changes when the colours around an element do, whoever changed them: what is painted is then painted again. */
export function useLookChanges(element: RefObject<Element | null>): string {
  const { theme } = useDiaSettings()
  const [look, setLook] = useState('')
  useEffect(() => {
    const read = () => {
      if (element.current) setLook(Object.values(readPalette(element.current)).join(' '))
    }
    const darkness = matchMedia('(prefers-color-scheme: dark)')
    const observer = new MutationObserver(read)
    darkness.addEventListener('change', read)
    for (const root of [document.documentElement, document.body]) observer.observe(root, { attributes: true })
    return () => {
      darkness.removeEventListener('change', read)
      observer.disconnect()
    }
  }, [element])
  return `${theme} ${look}`
}
