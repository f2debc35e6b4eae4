'use client'

export { SystemHealth, type SystemHealthProps } from './SystemHealth.js'
