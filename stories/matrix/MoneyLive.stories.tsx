import { AccountsMatrix, TransactionsMatrix } from '@dia/react'
import type { Meta } from '@storybook/react-vite'
import { deniedStory, emptyStory, failingStory, liveStory } from './liveStory.js'

const meta: Meta = { title: 'Matrix/Live/Money' }

export default meta

export const Transactions = liveStory(TransactionsMatrix)
export const TransactionsDark = { ...Transactions, globals: { theme: 'dark' } }
export const TransactionsEmpty = emptyStory(TransactionsMatrix)
export const TransactionsDenied = deniedStory(TransactionsMatrix)
export const TransactionsFailing = failingStory(TransactionsMatrix)

export const Accounts = liveStory(AccountsMatrix)
export const AccountsDark = { ...Accounts, globals: { theme: 'dark' } }
export const AccountsEmpty = emptyStory(AccountsMatrix)
export const AccountsDenied = deniedStory(AccountsMatrix)
export const AccountsFailing = failingStory(AccountsMatrix)
