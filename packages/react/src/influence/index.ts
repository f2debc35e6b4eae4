'use client'

export { InfluenceChart, type InfluenceChartProps, type InfluenceMeasure } from './InfluenceChart.js'
export type { InfluenceGroup, InfluenceGrouping } from './sumInfluence.js'
