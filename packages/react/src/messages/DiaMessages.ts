import type { ActionsMessages } from './actionsMessages.js'
import type { ApplyMessages } from './applyMessages.js'
import type { CellsMessages } from './cellsMessages.js'
import type { DetailMessages } from './detailMessages.js'
import type { DnaMessages } from './dnaMessages.js'
import type { ExportMessages } from './exportMessages.js'
import type { FiltersMessages } from './filtersMessages.js'
import type { HealthMessages } from './healthMessages.js'
import type { HelixMessages } from './helixMessages.js'
import type { InfluenceMessages } from './influenceMessages.js'
import type { JourneyMessages } from './journeyMessages.js'
import type { MatrixMessages } from './matrixMessages.js'
import type { StatesMessages } from './statesMessages.js'
import type { ViewsMessages } from './viewsMessages.js'

/** Every word that DIA shows, a section per area. */
export interface DiaMessages {
  readonly matrix: MatrixMessages
  readonly filters: FiltersMessages
  readonly actions: ActionsMessages
  readonly export: ExportMessages
  readonly views: ViewsMessages
  readonly detail: DetailMessages
  readonly states: StatesMessages
  readonly cells: CellsMessages
  readonly dna: DnaMessages
  readonly helix: HelixMessages
  readonly influence: InfluenceMessages
  readonly journey: JourneyMessages
  readonly apply: ApplyMessages
  readonly health: HealthMessages
}
