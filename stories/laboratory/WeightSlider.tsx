import type { DnaDomain } from '@dia/core/domains'
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'
import { DOMAIN_WORDS } from './domainWords.js'

interface WeightSliderProps {
  readonly label: string
  /** Said after the label to those who do not see the heading above. */
  readonly what: string
  readonly domain?: DnaDomain
  readonly value: number
  /** Where it stands without changes; marked on the track. */
  readonly origin: number
  readonly range: readonly [least: number, most: number, step: number]
  onChange(value: number): void
}

const TWO_DECIMALS = { minimumFractionDigits: 2, maximumFractionDigits: 2 }

/** One number between two bounds, by pointer or arrow keys. */
export function WeightSlider({
  label,
  what,
  domain,
  value,
  origin,
  range: [least, most, step],
  onChange,
}: WeightSliderProps) {
  const glyph = DOMAIN_WORDS.find((word) => word.domain === domain)?.glyph
  const placeOf = (number: number) => `${((number - least) / (most - least)) * 100}%`
  return (
    <Slider
      className="laboratory-slider"
      data-domain={domain}
      data-changed={value !== origin || undefined}
      value={value}
      minValue={least}
      maxValue={most}
      step={step}
      formatOptions={TWO_DECIMALS}
      onChange={onChange}
    >
      <Label className="laboratory-slider-label">
        {glyph && (
          <span className="dia-glyph" aria-hidden="true">
            {glyph}{' '}
          </span>
        )}
        {label}
        <span className="dia-visually-hidden"> {what}</span>
      </Label>
      <SliderTrack className="laboratory-track">
        <span className="laboratory-track-fill" style={{ inlineSize: placeOf(value) }} />
        <span className="laboratory-track-origin" style={{ insetInlineStart: placeOf(origin) }} />
        <SliderThumb className="laboratory-thumb" />
      </SliderTrack>
      <SliderOutput className="laboratory-slider-value" />
    </Slider>
  )
}
