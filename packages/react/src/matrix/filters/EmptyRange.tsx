import { useMessages } from '../../provider/index.js'

/** Says that a range as it is set holds nothing. */
export function EmptyRange() {
  return (
    <p className="dia-range-fault" role="alert">
      {useMessages().filters.emptyRange}
    </p>
  )
}
