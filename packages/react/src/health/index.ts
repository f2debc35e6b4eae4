export { SystemHealth, type SystemHealthProps } from './SystemHealth.js'
