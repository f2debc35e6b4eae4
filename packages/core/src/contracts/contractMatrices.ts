import type { MatrixDefinition } from '../matrices/index.js'
import type { ContractRow, ContractText } from './ContractRow.js'

/** What the contract asks of a source: columns and filters of every kind. */
export const contractRowsMatrix: MatrixDefinition<ContractRow> = {
  name: 'contract_rows',
  title: 'Rows of the contract',
  relation: 'dia_contract_rows',
  key: 'row_id',
  searchColumn: 'search_text',
  activityFunction: 'dia_contract_rows_by_activity',
  defaultSort: { column: 'code', direction: 'asc' },
  columns: [
    { name: 'row_id', label: 'Id', kind: 'id' },
    { name: 'code', label: 'Code', kind: 'text', sortable: true },
    { name: 'name', label: 'Name', kind: 'text', sortable: true },
    { name: 'status', label: 'Status', kind: 'badge' },
    { name: 'is_live', label: 'Live', kind: 'boolean' },
    { name: 'happened_at', label: 'Happened', kind: 'time', sortable: true },
    { name: 'score', label: 'Score', kind: 'number', sortable: true },
    {
      name: 'amount_cents',
      label: 'Amount',
      kind: 'money',
      sortable: true,
      companions: { currency: 'currency' },
    },
    { name: 'tags', label: 'Tags', kind: 'tags' },
    { name: 'note', label: 'Note', kind: 'text' },
    { name: 'owner_id', label: 'Owner', kind: 'id' },
    { name: 'payload', label: 'Payload', kind: 'json' },
  ],
  filters: [
    { name: 'name', label: 'Name', column: 'name', kind: 'select', options: [] },
    {
      name: 'status',
      label: 'Status',
      column: 'status',
      kind: 'select',
      options: [
        { value: 'open', label: 'open' },
        { value: 'done', label: 'done' },
        { value: 'odd, "one"', label: 'odd' },
      ],
    },
    { name: 'named', label: 'Named', column: 'name', kind: 'text' },
    { name: 'tag', label: 'Tag', column: 'tags', kind: 'select', options: [] },
    { name: 'live', label: 'Live', column: 'is_live', kind: 'boolean' },
    { name: 'happened', label: 'Happened', column: 'happened_at', kind: 'timeRange' },
    { name: 'score', label: 'Score', column: 'score', kind: 'numberRange', sorts: ['score', 'code'] },
    { name: 'amount', label: 'Amount', column: 'amount_cents', kind: 'numberRange', unit: 'cents' },
    { name: 'owner', label: 'Owner', column: 'owner_id', kind: 'id', of: 'user' },
    { name: 'did', label: 'Did', column: 'owner_id', kind: 'activity', eventTypes: [] },
  ],
}

/** A matrix whose key is any text. */
export const contractTextsMatrix: MatrixDefinition<ContractText> = {
  name: 'contract_texts',
  title: 'Texts of the contract',
  relation: 'dia_contract_texts',
  key: 'text_id',
  searchColumn: 'search_text',
  defaultSort: { column: 'place', direction: 'asc' },
  columns: [
    { name: 'text_id', label: 'Text', kind: 'text', sortable: true },
    { name: 'place', label: 'Place', kind: 'number', sortable: true },
  ],
  filters: [
    { name: 'text', label: 'Text', column: 'text_id', kind: 'select', options: [] },
    { name: 'holds', label: 'Holds', column: 'text_id', kind: 'text' },
  ],
}
