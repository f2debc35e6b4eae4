import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { CHROMIUM_LAUNCH } from '../../.storybook/chromiumLaunch.js'

/**
 * The golden tests as they are, in Chromium: both engines are held to the same bits. And what only a browser has: the
 * locks that keep an event queue to one tab.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: { conditions: ['dia-source', 'module', 'browser', 'import', 'default'] },
  test: {
    name: 'core-chromium',
    include: [
      'src/mirroring/golden*.test.ts',
      'src/embedding/{embedding,murmur3,normaliseToken}.test.ts',
      '../supabase/tests/chromium/*.chromium.ts',
    ],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: CHROMIUM_LAUNCH }),
      instances: [{ browser: 'chromium' }],
    },
  },
})
