import { LeaderboardsMatrix, MetricsMatrix } from '@dia/react'
import type { Meta } from '@storybook/react-vite'
import { deniedStory, emptyStory, failingStory, liveStory } from './liveStory.js'

const meta: Meta = { title: 'Matrix/Live/Coliseum' }

export default meta

export const Metrics = liveStory(MetricsMatrix)
export const MetricsDark = { ...Metrics, globals: { theme: 'dark' } }
export const MetricsEmpty = emptyStory(MetricsMatrix)
export const MetricsDenied = deniedStory(MetricsMatrix)
export const MetricsFailing = failingStory(MetricsMatrix)

export const Leaderboards = liveStory(LeaderboardsMatrix)
export const LeaderboardsDark = { ...Leaderboards, globals: { theme: 'dark' } }
export const LeaderboardsEmpty = emptyStory(LeaderboardsMatrix)
export const LeaderboardsDenied = deniedStory(LeaderboardsMatrix)
export const LeaderboardsFailing = failingStory(LeaderboardsMatrix)
