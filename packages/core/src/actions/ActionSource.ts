import type { MatrixRequest } from '../matrices/index.js'

/** Which rows an action is for: chosen ones, or all that a request matches. */
export type ActionTarget =
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | {
      readonly kind: 'matching'
      readonly request: Pick<MatrixRequest, 'search' | 'filters'>
      /** Keys left out of it. */
      readonly excluded: readonly string[]
      /** The count that the admin confirmed; the action stops before it writes where it is not so. */
      readonly confirmedCount: number
    }

export interface ActionRequest {
  /** The matrix's name. */
  readonly matrix: string
  /** The action's name in the matrix's definition. */
  readonly action: string
  readonly target: ActionTarget
  /** Says what would happen; writes nothing. Only where the action can. */
  readonly dryRun?: boolean
  /** What of the past is exported, from ≤ time < to, ISO 8601; all of it where it is left out. */
  readonly period?: { readonly from?: string; readonly to?: string }
}

export interface ActionFailure {
  readonly key: string
  readonly code: string
  readonly message: string
}

export interface ActionOutcome {
  /** Rows done, or that would be done by a dry run. */
  readonly done: number
  /** Rows that needed nothing. */
  readonly unchanged: number
  readonly failed: readonly ActionFailure[]
  /** The action that takes it back, for the same keys; null where none does. */
  readonly undo: { readonly action: string; readonly keys: readonly string[] } | null
}

export interface ActionOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void
}

/** Where an admin's actions are run; the backend audits each in the transaction that does it. Failures are DiaErrors. */
export interface ActionSource {
  run(request: ActionRequest, options?: ActionOptions): Promise<ActionOutcome>
}
