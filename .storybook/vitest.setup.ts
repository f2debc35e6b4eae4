import { configure } from 'storybook/test'
import { inject } from 'vitest'

globalThis.diaStoryBackend = inject('storyBackend')
configure({ asyncUtilTimeout: 8000 })
