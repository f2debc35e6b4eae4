import type { InfluenceCatalogue } from '@dia/core/influence'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import {
  createFormat,
  type DiaFormat,
  type DiaMessages,
  englishMessages,
  mergeMessages,
  type PartialMessages,
} from '../messages/index.js'

export type DiaTheme = 'light' | 'dark' | 'system'
export type DiaDensity = 'compact' | 'comfortable'
export type DiaContrast = 'more'
export type DiaPreset = 'shadcn' | 'mui'

export interface DIAProviderProps {
  /** Replaces any of the words DIA shows. */
  readonly messages?: PartialMessages
  /** BCP 47. Default 'en-GB'. */
  readonly locale?: string
  /** IANA name. Default 'UTC', which server and browser agree on. */
  readonly timeZone?: string
  /** Default 'system': what the page or the reader's machine prefers. */
  readonly theme?: DiaTheme
  /** Default 'compact'. */
  readonly density?: DiaDensity
  /** Without it, more contrast where the reader's machine asks for it. */
  readonly contrast?: DiaContrast
  /** Takes colours and radius from the host's shadcn or MUI variables. */
  readonly preset?: DiaPreset
  /** The host's own event types and weights; without it DIA's. */
  readonly catalogue?: InfluenceCatalogue
  readonly children?: ReactNode
}

interface DiaSettings {
  readonly messages: DiaMessages
  readonly format: DiaFormat
  readonly locale: string
  readonly timeZone: string
  readonly theme: DiaTheme
  readonly density: DiaDensity
  readonly contrast: DiaContrast | undefined
  readonly preset: DiaPreset | undefined
  readonly catalogue: InfluenceCatalogue | undefined
}

const LOCALE = 'en-GB'
const TIME_ZONE = 'UTC'

const SettingsContext = createContext<DiaSettings>({
  messages: englishMessages,
  format: createFormat(LOCALE, TIME_ZONE),
  locale: LOCALE,
  timeZone: TIME_ZONE,
  theme: 'system',
  density: 'compact',
  contrast: undefined,
  preset: undefined,
  catalogue: undefined,
})

/** Sets words, language, time zone, theme, density and contrast for everything of DIA inside it; optional. */
export function DIAProvider({
  messages,
  locale = LOCALE,
  timeZone = TIME_ZONE,
  theme = 'system',
  density = 'compact',
  contrast,
  preset,
  catalogue,
  children,
}: DIAProviderProps) {
  const settings = useMemo<DiaSettings>(
    () => ({
      messages: messages ? mergeMessages(messages) : englishMessages,
      format: createFormat(locale, timeZone),
      locale,
      timeZone,
      theme,
      density,
      contrast,
      preset,
      catalogue,
    }),
    [messages, locale, timeZone, theme, density, contrast, preset, catalogue],
  )
  return (
    <I18nProvider locale={locale}>
      <SettingsContext.Provider value={settings}>{children}</SettingsContext.Provider>
    </I18nProvider>
  )
}

export function useDiaSettings(): DiaSettings {
  return useContext(SettingsContext)
}

export function useMessages(): DiaMessages {
  return useContext(SettingsContext).messages
}

export function useFormat(): DiaFormat {
  return useContext(SettingsContext).format
}
