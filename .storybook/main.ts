import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { StorybookConfig } from '@storybook/react-vite'

/** Holds the database snapshot of the static Storybook; made by the build, absent before it. */
const STATIC = fileURLToPath(new URL('./static', import.meta.url))

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  staticDirs: existsSync(STATIC) ? [STATIC] : [],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: async (vite) => {
    const [{ mergeConfig }, { viteBackend }] = await Promise.all([
      import('vite'),
      import('@dia/backend/vite'),
    ])
    return mergeConfig(mergeConfig(vite, viteBackend), {
      // Relative, so that the static Storybook works under any path.
      base: './',
      resolve: { conditions: ['dia-source', 'module', 'browser', 'development|production'] },
    })
  },
}

export default config
