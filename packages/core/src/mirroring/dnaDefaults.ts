import type { DnaOptions } from './DnaState.js'

/** Half-lives in days, the prior's mass, and κ, as the requirements have them. */
export const DNA_DEFAULTS: DnaOptions = /* @__PURE__ */ Object.freeze({
  halfLifeDays: /* @__PURE__ */ Object.freeze({ cultural: 180, behavioral: 90, economic: 180, spatial: 180 }),
  priorMass: 0.25,
  kappa: 2.5,
})

/** 2^−100: a component below it counts as 0, because pgvector raises on underflow. */
export const LEAST_COMPONENT = 7.888609052210118e-31

/** A DNA vector shorter than this is what rounding left over (the database holds float32) and has no direction. */
export const LEAST_LENGTH = 1e-6
