'use client'

export { type DashboardClient, DIADashboard, type DIADashboardProps } from './DIADashboard.js'
export { type DiaRoute, parseRoute, routePath } from './DiaRoute.js'
