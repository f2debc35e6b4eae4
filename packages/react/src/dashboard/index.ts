'use client'

export type { DashboardClient } from './DashboardClient.js'
export { DIADashboard, type DIADashboardProps } from './DIADashboard.js'
export { type DiaRoute, parseRoute, routePath } from './DiaRoute.js'
