import { inject } from 'vitest'

globalThis.diaStoryBackend = inject('storyBackend')
