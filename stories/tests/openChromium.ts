import { type Browser, chromium } from 'playwright'

/** Chromium as the story tests use it; `DIA_CHROMIUM` names another than Debian's. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.DIA_CHROMIUM || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
