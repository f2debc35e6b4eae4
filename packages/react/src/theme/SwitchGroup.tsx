import { useId } from 'react'

/** A choice of one among a few, always in sight. */
export function SwitchGroup<Id extends string>({
  label,
  options,
  chosen,
  onChoose,
}: {
  label: string
  options: readonly { readonly id: NoInfer<Id>; readonly text: string }[]
  chosen: Id
  onChoose(id: NoInfer<Id>): void
}) {
  const name = useId()
  return (
    <fieldset className="dia-switch dia-switch-group">
      <legend className="dia-visually-hidden">{label}</legend>
      {options.map(({ id, text }) => (
        <label key={id}>
          <input
            type="radio"
            className="dia-visually-hidden"
            name={name}
            checked={chosen === id}
            onChange={() => onChoose(id)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}
