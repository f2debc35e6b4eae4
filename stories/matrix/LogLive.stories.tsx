import { EngagementsMatrix, ListensMatrix, PassportMatrix } from '@dia/react'
import type { Meta } from '@storybook/react-vite'
import { deniedStory, emptyStory, failingStory, liveStory } from './liveStory.js'

const meta: Meta = { title: 'Matrix/Live/Log' }

export default meta

export const Passport = liveStory(PassportMatrix)
export const PassportDark = { ...Passport, globals: { theme: 'dark' } }
export const PassportEmpty = emptyStory(PassportMatrix)
export const PassportDenied = deniedStory(PassportMatrix)
export const PassportFailing = failingStory(PassportMatrix)

export const Engagements = liveStory(EngagementsMatrix)
export const EngagementsDark = { ...Engagements, globals: { theme: 'dark' } }
export const EngagementsEmpty = emptyStory(EngagementsMatrix)
export const EngagementsDenied = deniedStory(EngagementsMatrix)
export const EngagementsFailing = failingStory(EngagementsMatrix)

export const Listens = liveStory(ListensMatrix)
export const ListensDark = { ...Listens, globals: { theme: 'dark' } }
export const ListensEmpty = emptyStory(ListensMatrix)
export const ListensDenied = deniedStory(ListensMatrix)
export const ListensFailing = failingStory(ListensMatrix)
