import type { DnaOptions } from './DnaState.js'

/** Half-lives in days, the prior's mass, and κ, as the requirements have them. */
export const DNA_DEFAULTS: DnaOptions = /* @__PURE__ */ Object.freeze({
  halfLifeDays: /* @__PURE__ */ Object.freeze({ cultural: 180, behavioral: 90, economic: 180, spatial: 180 }),
  priorMass: 0.25,
  kappa: 2.5,
})
