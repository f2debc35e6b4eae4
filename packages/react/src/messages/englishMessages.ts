import { englishActions } from './actionsMessages.js'
import { englishApply } from './applyMessages.js'
import { englishCells } from './cellsMessages.js'
import type { DiaMessages } from './DiaMessages.js'
import { englishDetail } from './detailMessages.js'
import { englishDna } from './dnaMessages.js'
import { englishExport } from './exportMessages.js'
import { englishFilters } from './filtersMessages.js'
import { englishHealth } from './healthMessages.js'
import { englishHelix } from './helixMessages.js'
import { englishInfluence } from './influenceMessages.js'
import { englishJourney } from './journeyMessages.js'
import { englishMatrix } from './matrixMessages.js'
import { englishStates } from './statesMessages.js'
import { englishViews } from './viewsMessages.js'

/** The words DIA speaks unless told otherwise. */
export const englishMessages: DiaMessages = {
  matrix: englishMatrix,
  filters: englishFilters,
  actions: englishActions,
  export: englishExport,
  views: englishViews,
  detail: englishDetail,
  states: englishStates,
  cells: englishCells,
  dna: englishDna,
  helix: englishHelix,
  influence: englishInfluence,
  journey: englishJourney,
  apply: englishApply,
  health: englishHealth,
}
