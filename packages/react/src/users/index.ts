'use client'

export { UserDetail, type UserDetailProps } from './UserDetail.js'
export type { UserSummary } from './UserHead.js'
export { UsersMatrix, type UsersMatrixProps } from './UsersMatrix.js'
