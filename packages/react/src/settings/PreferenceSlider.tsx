import type { DnaDomain } from '@dia/core/domains'
import { useId } from 'react'
import { useFormat } from '../provider/index.js'

/** One preference as a slider with its figure. */
export function PreferenceSlider({
  label,
  glyph,
  domain,
  value,
  least,
  most,
  step,
  onChange,
}: {
  label: string
  glyph?: string
  domain?: DnaDomain
  value: number
  least: number
  most: number
  step: number
  onChange(value: number): void
}) {
  const id = useId()
  const format = useFormat()
  return (
    <div className="dia-setting" data-domain={domain}>
      <label htmlFor={id}>
        {glyph && (
          <span className="dia-glyph" aria-hidden="true">
            {glyph}
          </span>
        )}{' '}
        {label}
      </label>
      <input
        id={id}
        type="range"
        className="dia-slider"
        min={least}
        max={most}
        step={step}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <output htmlFor={id}>{format.decimal(value)}</output>
    </div>
  )
}
