import type { ReactNode, RefObject } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Popover } from 'react-aria-components/Popover'
import { useDiaSettings } from '../../provider/index.js'
import { useSurfaceProps } from '../Surface.js'
import { useFirstControlFocus } from './useFirstControlFocus.js'
import { usePressedTrigger } from './usePressedTrigger.js'

export type OverlayPlacement = 'bottom start' | 'bottom end' | 'top start' | 'top end'

/** A popover beside its trigger, with DIA's tokens and language. */
export default function PopoverFrame({
  label,
  trigger,
  placement,
  onClose,
  children,
}: {
  label: string
  trigger: RefObject<HTMLElement | null>
  placement: OverlayPlacement
  onClose(): void
  children?: ReactNode
}) {
  const { locale } = useDiaSettings()
  const dialog = useFirstControlFocus()
  const openPressed = usePressedTrigger(trigger)
  return (
    <I18nProvider locale={locale}>
      <Popover
        {...useSurfaceProps('dia-popover')}
        triggerRef={trigger}
        placement={placement}
        isOpen
        onOpenChange={(isOpen) => {
          if (isOpen) return
          onClose()
          openPressed()
        }}
      >
        <Dialog ref={dialog} className="dia-popover-dialog" aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </I18nProvider>
  )
}
