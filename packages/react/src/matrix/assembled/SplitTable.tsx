import { useFormat, useMessages } from '../../provider/index.js'
import { minorUnits } from '../cells/index.js'
import JsonBlock from '../cells/JsonBlock.js'
import type { AnyRow } from '../parts/MatrixContext.js'

/** How a payment was split, and that the parts make the whole. */
export function SplitTable({ split, row }: { split: unknown; row: AnyRow }) {
  const { detail: words, cells } = useMessages()
  const format = useFormat()
  const parts = readParts(split)
  if (parts === null) return <JsonBlock value={split} />
  const currency = typeof row.currency === 'string' ? row.currency : 'USD'
  const sum = parts.reduce((total, { amount }) => total + amount, 0n)
  const whole = minorUnits(row.amount_cents)
  return (
    <table className="dia-table dia-split">
      <thead>
        <tr>
          <th scope="col">{words.part}</th>
          <th scope="col">{words.account}</th>
          <th scope="col">{words.amount}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ role, account, amount }) => (
          <tr key={`${role} ${account}`}>
            <th scope="row">{cells.word(role, 'splitRole')}</th>
            <td>
              <code>{account}</code>
            </td>
            <td>{format.money(amount, currency)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.sum}</th>
          <td>
            {whole === null
              ? ''
              : sum === whole
                ? words.sumsUp
                : words.differs(format.money(whole, currency))}
          </td>
          <td>{format.money(sum, currency)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

interface SplitPart {
  readonly role: string
  readonly account: string
  readonly amount: bigint
}

function readParts(split: unknown): readonly SplitPart[] | null {
  if (!Array.isArray(split) || split.length === 0) return null
  const parts = split.map((part): SplitPart | null => {
    if (typeof part !== 'object' || part === null) return null
    const { role, account, user_id: user, amount_cents: cents, amountCents } = part as AnyRow
    const amount = minorUnits(cents ?? amountCents)
    if (amount === null) return null
    return { role: String(role ?? ''), account: String(account ?? user ?? ''), amount }
  })
  return parts.every((part) => part !== null) ? parts : null
}
