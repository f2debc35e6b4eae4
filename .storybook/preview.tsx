import '../packages/react/src/theme/styles.css'
import './preview.css'
import { DIAProvider, type DiaDensity, type DiaTheme } from '@dia/react'
import type { Decorator, Preview } from '@storybook/react-vite'

const withDia: Decorator = (Story, { globals }) => {
  const theme = globals.theme as DiaTheme
  const density = globals.density as DiaDensity
  return (
    <DIAProvider theme={theme} density={density}>
      <div className="story-page" data-theme={theme}>
        <Story />
      </div>
    </DIAProvider>
  )
}

const preview: Preview = {
  decorators: [withDia],
  async afterEach({ globals, parameters }) {
    if (!('__vitest_browser__' in globalThis) || parameters.a11y.test === 'off') return
    const { contrastInTheOtherTheme } = await import('./contrastInTheOtherTheme.js')
    await contrastInTheOtherTheme(document.body, globals.theme)
  },
  parameters: {
    layout: 'fullscreen',
    // Each element that passes would be described too: megabytes for every story.
    a11y: { test: 'error', options: { resultTypes: ['violations', 'incomplete'] } },
    controls: { disable: true },
    options: { storySort: { order: ['Users', 'Matrix', '*'] } },
  },
  initialGlobals: { theme: 'light', density: 'compact' },
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: { icon: 'mirror', items: ['light', 'dark'], dynamicTitle: true },
    },
    density: {
      description: 'Density',
      toolbar: { icon: 'component', items: ['compact', 'comfortable'], dynamicTitle: true },
    },
  },
}

export default preview
