import { defineMatrix, type MatrixSource } from '@dia/core/matrices'
import { DIAMatrix } from '@dia/react'

const tickets = defineMatrix({
  name: 'tickets',
  key: 'ticket_id',
  columns: { subject: 'text', status: 'badge', opened_at: 'time', owner_id: 'id', ticket_id: 'id' },
  sorts: ['opened_at'],
  ids: { owner_id: 'user' },
  texts: ['subject'],
})

/** A table of the host's own, with search and filters, columns, views and export as the thirteen have them. */
export function Tickets({ source }: { source: MatrixSource }) {
  return <DIAMatrix matrix={tickets} source={source} />
}
