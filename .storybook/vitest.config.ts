import { fileURLToPath } from 'node:url'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { CHROMIUM_LAUNCH } from './chromiumLaunch.js'

/** Every story as a test in Chromium: it renders, its play function passes, axe finds nothing. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [storybookTest({ configDir: fileURLToPath(new URL('.', import.meta.url)) })],
  test: {
    name: 'stories',
    globalSetup: fileURLToPath(new URL('./startStoryBackend.ts', import.meta.url)),
    setupFiles: ['./reactHook.ts', './vitest.setup.ts'].map((file) =>
      fileURLToPath(new URL(file, import.meta.url)),
    ),
    isolate: false,
    testTimeout: 90_000,
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({ launchOptions: CHROMIUM_LAUNCH }),
      instances: [{ browser: 'chromium', viewport: { width: 1440, height: 900 } }],
    },
  },
})
