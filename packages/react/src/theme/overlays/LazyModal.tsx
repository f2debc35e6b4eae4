import { type ComponentType, type ReactNode, useCallback, useEffect, useRef } from 'react'
import { useLazy } from './useLazy.js'

export interface LazyModalProps<Props> {
  readonly label: string
  readonly isOpen: boolean
  /** Nothing outside closes it, and neither does Escape: it is at work. */
  readonly isKept?: boolean
  onClose(): void
  load(): Promise<{ default: ComponentType<Props> }>
  content(Content: ComponentType<Props>): ReactNode
}

/** A dialog over the page; what is inside is fetched when it first opens. */
export function LazyModal<Props>({ label, isOpen, isKept, onClose, load, content }: LazyModalProps<Props>) {
  const loadContent = useRef(load)
  const { loaded, fetch } = useLazy(
    useCallback(
      () =>
        Promise.all([import('./ModalFrame.js'), loadContent.current()]).then(([frame, module]) => ({
          Frame: frame.default,
          Content: module.default,
        })),
      [],
    ),
  )
  useEffect(() => {
    if (isOpen) fetch()
  }, [isOpen, fetch])
  if (!isOpen || !loaded) return null
  return (
    <loaded.Frame label={label} isKept={isKept ?? false} onClose={onClose}>
      {content(loaded.Content)}
    </loaded.Frame>
  )
}
