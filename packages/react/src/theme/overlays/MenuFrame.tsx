import { type RefObject, useLayoutEffect } from 'react'
import { setInteractionModality } from 'react-aria/useFocusVisible'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { useDiaSettings } from '../../provider/index.js'
import { useSurfaceProps } from '../Surface.js'
import type { MenuChoice } from './MenuChoice.js'
import type { OverlayPlacement } from './PopoverFrame.js'

/** A menu beside its trigger, with DIA's tokens and language. */
export default function MenuFrame({
  label,
  trigger,
  placement,
  choices,
  onChoose,
  onClose,
}: {
  label: string
  trigger: RefObject<HTMLElement | null>
  placement: OverlayPlacement
  choices: readonly MenuChoice[]
  onChoose(id: string): void
  onClose(): void
}) {
  const { locale } = useDiaSettings()
  // A key's click counts as a screen reader's, for which a menu moves the focus a frame later than its popover does and
  // may then leave it on the menu, where Enter acts on nothing. Nothing here moves, so nothing has to be waited for.
  useLayoutEffect(() => setInteractionModality('keyboard'), [])
  return (
    <I18nProvider locale={locale}>
      <Popover
        {...useSurfaceProps('dia-popover')}
        triggerRef={trigger}
        placement={placement}
        isOpen
        onOpenChange={(isOpen) => !isOpen && onClose()}
      >
        <Menu
          className="dia-menu"
          aria-label={label}
          autoFocus="first"
          disabledKeys={choices.filter((choice) => choice.disabledBecause).map(({ id }) => id)}
          onAction={(key) => {
            onClose()
            onChoose(String(key))
          }}
          onClose={onClose}
        >
          {choices.map((choice) => (
            <MenuItem
              key={choice.id}
              id={choice.id}
              className="dia-menu-item"
              textValue={choice.label}
              data-danger={choice.isDangerous || undefined}
            >
              {choice.icon}
              <Text slot="label">{choice.label}</Text>
              {choice.disabledBecause && (
                <Text slot="description" className="dia-menu-why">
                  {choice.disabledBecause}
                </Text>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </I18nProvider>
  )
}
