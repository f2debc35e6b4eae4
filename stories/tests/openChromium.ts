import { type Browser, chromium } from 'playwright'
import { CHROMIUM_LAUNCH } from '../../.storybook/chromiumLaunch.js'

/** Chromium as the story tests use it. */
export function openChromium(): Promise<Browser> {
  return chromium.launch(CHROMIUM_LAUNCH)
}
