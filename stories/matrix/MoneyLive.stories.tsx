import { accountsMatrix, transactionsMatrix } from '@dia/core/matrices'
import { AccountsMatrix, TransactionsMatrix } from '@dia/react'
import type { Meta } from '@storybook/react-vite'
import { matrixStories } from './matrixStories.js'

const meta: Meta = { title: 'Matrix/Live/Money' }

export default meta

const transactions = matrixStories(TransactionsMatrix, transactionsMatrix)
export const Transactions = transactions.live
export const TransactionsFiltered = transactions.filtered
export const TransactionsExpanded = transactions.expanded
export const TransactionsEmpty = transactions.empty
export const TransactionsDenied = transactions.denied
export const TransactionsFailing = transactions.failing
export const TransactionsHundredThousandRows = transactions.manyRows

const accounts = matrixStories(AccountsMatrix, accountsMatrix)
export const Accounts = accounts.live
export const AccountsFiltered = accounts.filtered
export const AccountsExpanded = accounts.expanded
export const AccountsEmpty = accounts.empty
export const AccountsDenied = accounts.denied
export const AccountsFailing = accounts.failing
export const AccountsHundredThousandRows = accounts.manyRows
