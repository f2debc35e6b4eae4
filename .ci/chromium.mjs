// Which Chromium the browser tests drive: the one named, Debian's, or the one that npm ships.
import { existsSync } from 'node:fs'

export async function findChromium() {
  const named = process.env.DIA_CHROMIUM
  if (named) return named
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    const path = await chromium.executablePath()
    console.log(`No Chromium of Debian's here: using the one that npm ships (${path})`)
    return path
  } catch {
    return null
  }
}
