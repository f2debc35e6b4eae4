import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useDiaSettings } from '../../provider/index.js'
import { useSurfaceProps } from '../Surface.js'

/** A dialog over the page, with DIA's tokens and language. */
export default function ModalFrame({
  label,
  isKept,
  onClose,
  children,
}: {
  label: string
  isKept: boolean
  onClose(): void
  children?: ReactNode
}) {
  const { locale } = useDiaSettings()
  return (
    <I18nProvider locale={locale}>
      <ModalOverlay
        {...useSurfaceProps('dia-modal-ground')}
        isOpen
        isDismissable={!isKept}
        isKeyboardDismissDisabled={isKept}
        onOpenChange={(isOpen) => !isOpen && onClose()}
      >
        <Modal className="dia-modal">
          <Dialog className="dia-dialog">
            <Heading slot="title" level={2} className="dia-dialog-title">
              {label}
            </Heading>
            {children}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  )
}
