import type { MatrixDefinition } from '@dia/core/matrices'
import { Button } from 'react-aria-components/Button'
import { Checkbox } from 'react-aria-components/Checkbox'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { useDiaSettings } from '../../provider/index.js'
import { CheckIcon, ChevronIcon, PinIcon } from '../../theme/icons.js'
import { SwitchGroup } from '../../theme/SwitchGroup.js'
import { columnsBeside, initialMatrixState, type MatrixStateControls } from '../state/index.js'
import type { AnyRow } from './MatrixContext.js'

/** All columns, those shown first and in their order: to show, to hide, to move, to pin; and how high rows are. */
export default function ColumnList({
  matrix,
  controls,
}: {
  matrix: MatrixDefinition<AnyRow>
  controls: MatrixStateControls
}) {
  const settings = useDiaSettings()
  const words = settings.messages.matrix
  const { columns: shown, pinned } = controls.state
  const inOrder = [...shown].sort((a, b) => Number(pinned.includes(b)) - Number(pinned.includes(a)))
  const hidden = matrix.columns.map(({ name }) => name as string).filter((name) => !shown.includes(name))
  const reset = () => {
    const { columns, pinned: own, widths } = initialMatrixState(matrix)
    controls.setState({ ...controls.state, columns, pinned: own, widths })
  }
  return (
    <div className="dia-column-list">
      <ul>
        {[...inOrder, ...hidden].map((name) => {
          const column = matrix.columns.find((candidate) => candidate.name === name)
          if (!column) return null
          const label = words.label(column.label, { matrix: matrix.name, column: name })
          const isShown = shown.includes(name)
          const beside = columnsBeside(controls.state, name)
          return (
            <li key={name} className="dia-column-line">
              <Checkbox
                className="dia-choice"
                isSelected={isShown}
                isDisabled={isShown && shown.length === 1}
                onChange={(isWanted) =>
                  controls.setColumns(isWanted ? [...shown, name] : shown.filter((other) => other !== name))
                }
              >
                <span className="dia-check-box">
                  <CheckIcon />
                </span>
                {label}
              </Checkbox>
              {isShown && (
                <span className="dia-column-tools">
                  <ToggleButton
                    className="dia-icon-button"
                    aria-label={words.pinColumn(label)}
                    isSelected={pinned.includes(name)}
                    onChange={() => controls.togglePin(name)}
                  >
                    <PinIcon />
                  </ToggleButton>
                  <Button
                    className="dia-icon-button dia-turn-up"
                    aria-label={words.moveColumnUp(label)}
                    isDisabled={beside[0] === name}
                    onPress={() => controls.moveColumn(name, -1)}
                  >
                    <ChevronIcon />
                  </Button>
                  <Button
                    className="dia-icon-button dia-turn-down"
                    aria-label={words.moveColumnDown(label)}
                    isDisabled={beside.at(-1) === name}
                    onPress={() => controls.moveColumn(name, 1)}
                  >
                    <ChevronIcon />
                  </Button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <div className="dia-view-tools">
        <Button className="dia-link" onPress={reset}>
          {words.resetColumns}
        </Button>
        <SwitchGroup
          label={words.density}
          options={[
            { id: 'compact', text: words.compact },
            { id: 'comfortable', text: words.comfortable },
          ]}
          chosen={controls.state.density ?? settings.density}
          onChoose={(density) => controls.setState({ ...controls.state, density })}
        />
      </div>
    </div>
  )
}
