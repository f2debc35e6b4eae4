import { useFormat } from '../../provider/index.js'
import { Absent } from './Absent.js'
import type { KindCellProps } from './MatrixCellProps.js'
import { minorUnits } from './minorUnits.js'

const CURRENCY = 'USD'

/** Cents in their currency, to the last of them; red and with a minus sign where they are owed or lost. */
export function MoneyCell({ value, currency }: Pick<KindCellProps, 'value' | 'currency'>) {
  const format = useFormat()
  const amount = minorUnits(value)
  if (amount === null) return <Absent />
  return (
    <span className="dia-number dia-money" data-zero={amount === 0n} data-negative={amount < 0n || undefined}>
      {format.money(amount, typeof currency === 'string' && currency !== '' ? currency : CURRENCY)}
    </span>
  )
}
