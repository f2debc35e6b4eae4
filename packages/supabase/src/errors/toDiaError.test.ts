import { AuthApiError, AuthRetryableFetchError, AuthSessionMissingError } from '@supabase/supabase-js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadPart } from './loadPart.js'
import { toDiaError } from './toDiaError.js'

afterEach(() => vi.unstubAllGlobals())

describe('a failure of supabase-js has one name', () => {
  it.each<[string, unknown, number, string]>([
    ['DENIED', { code: '42501', message: 'permission denied for table profiles' }, 403, 'Sign in'],
    ['DENIED', { message: '' }, 401, 'Sign in'],
    ['SESSION_EXPIRED', { code: 'PGRST301', message: 'JWT expired' }, 401, 'Sign in again'],
    ['SESSION_EXPIRED', { code: 'PGRST303', message: 'JWT expired' }, 401, 'Sign in again'],
    ['SESSION_EXPIRED', new AuthSessionMissingError(), 0, 'Sign in again'],
    ['SESSION_EXPIRED', new AuthApiError('gone', 403, 'session_not_found'), 0, 'Sign in again'],
    ['MIGRATION_MISSING', { code: 'PGRST202', message: 'no function', hint: 'Perhaps…' }, 404, 'dia migrate'],
    ['MIGRATION_MISSING', { code: 'PGRST205', message: 'no table', hint: 'Perhaps…' }, 404, 'dia migrate'],
    ['MIGRATION_MISSING', { code: '42P01', message: 'no relation' }, 404, 'dia migrate'],
    ['COLUMN_MISSING', { code: '42703', message: 'column a.b does not exist' }, 400, 'dia migrate'],
    ['TIMEOUT', { code: '57014', message: 'canceling statement due to statement timeout' }, 500, 'Narrow'],
    ['TIMEOUT', { message: 'upstream request timeout' }, 504, 'Try again'],
    ['RATE_LIMITED', { message: '' }, 429, 'Wait'],
    ['RATE_LIMITED', new AuthApiError('slow down', 429, 'over_request_rate_limit'), 0, 'Wait'],
    ['SERVER_ERROR', { message: '' }, 500, 'server log'],
    ['SERVER_ERROR', { message: '<html>a connection timed out</html>' }, 522, 'server log'],
    ['UNREACHABLE', { code: '53300', message: 'too many clients' }, 503, 'Check the connection'],
    ['UNREACHABLE', { code: 'PGRST002', message: 'no schema cache' }, 503, 'Check the connection'],
    ['UNREACHABLE', { message: 'TypeError: fetch failed', code: '' }, 0, 'Check the connection'],
    ['UNREACHABLE', new AuthRetryableFetchError('fetch failed', 0), 0, 'Check the connection'],
    ['TRANSIENT_CONFLICT', { code: '40P01', message: 'deadlock detected' }, 500, 'Try again'],
    ['ABORTED', { message: 'AbortError: This operation was aborted', code: '' }, 0, 'Ask again'],
    ['INVALID_INPUT', { code: '22P02', message: 'invalid input syntax for type uuid' }, 400, 'Correct'],
    ['INVALID_INPUT', { message: '<html>URI Too Long</html>' }, 414, 'by less at once'],
    ['CONFLICT', { code: 'PT409', message: 'It was changed', hint: 'Look again.' }, 409, 'Look again.'],
    ['DATABASE_ERROR', { code: '23514', message: 'violates check constraint' }, 400, 'database code'],
    ['UNREACHABLE', 'anything', 0, 'Check the connection'],
    ['UNREACHABLE', null, 0, 'Check the connection'],
  ])('%s for %o with status %i', (code, error, status, hint) => {
    expect(toDiaError(error, status)).toMatchObject({
      name: 'DiaError',
      code,
      hint: expect.stringContaining(hint),
    })
  })

  it('OFFLINE where the device says so', () => {
    vi.stubGlobal('navigator', { onLine: false })
    expect(toDiaError({ message: 'TypeError: Failed to fetch', code: '' }).code).toBe('OFFLINE')
  })

  it('UNREACHABLE where a part of the kit cannot be fetched', async () => {
    const gone = new TypeError('Failed to fetch dynamically imported module: https://host.test/a.js')
    await expect(loadPart(Promise.reject(gone))).rejects.toMatchObject({
      name: 'DiaError',
      code: 'UNREACHABLE',
    })
    expect(await loadPart(Promise.resolve(1))).toBe(1)
  })

  it('itself where it has one already', () => {
    const known = toDiaError({ code: '42501', message: 'no' }, 403)
    expect(toDiaError(known, 500)).toBe(known)
  })
})
