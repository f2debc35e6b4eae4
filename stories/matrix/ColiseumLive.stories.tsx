import { leaderboardsMatrix, metricsMatrix } from '@dia/core/matrices'
import { LeaderboardsMatrix, MetricsMatrix } from '@dia/react'
import type { Meta } from '@storybook/react-vite'
import { matrixStories } from './matrixStories.js'

const meta: Meta = { title: 'Matrix/Live/Coliseum' }

export default meta

const metrics = matrixStories(MetricsMatrix, metricsMatrix)
export const Metrics = metrics.live
export const MetricsFiltered = metrics.filtered
export const MetricsExpanded = metrics.expanded
export const MetricsEmpty = metrics.empty
export const MetricsDenied = metrics.denied
export const MetricsFailing = metrics.failing
export const MetricsHundredThousandRows = metrics.manyRows

const leaderboards = matrixStories(LeaderboardsMatrix, leaderboardsMatrix)
export const Leaderboards = leaderboards.live
export const LeaderboardsFiltered = leaderboards.filtered
export const LeaderboardsExpanded = leaderboards.expanded
export const LeaderboardsEmpty = leaderboards.empty
export const LeaderboardsDenied = leaderboards.denied
export const LeaderboardsFailing = leaderboards.failing
export const LeaderboardsHundredThousandRows = leaderboards.manyRows
