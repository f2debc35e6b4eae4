'use client'

export type { HealthRows } from './findingRows.js'
export { SystemHealth, type SystemHealthProps } from './SystemHealth.js'
