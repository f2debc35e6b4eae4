/**
 * The health of all systems, and the port through which a view asks for it.
 * @module
 */

export type {
  HealthFinding,
  HealthSample,
  HealthSeverity,
  HealthSource,
  SystemHealth,
  TableSize,
  WorkHealth,
  WorkSystem,
} from './SystemHealth.js'
