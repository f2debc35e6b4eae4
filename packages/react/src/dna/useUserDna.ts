import type { DiaError } from '@dia/core/errors'
import type { DnaSource, UserDna } from '@dia/core/identity'
import { useCallback, useEffect, useState } from 'react'
import { asDiaError } from '../reading/asDiaError.js'

export interface UserDnaReading {
  readonly dna: UserDna | null
  readonly error: DiaError | null
  readonly isLoading: boolean
  retry(): void
}

interface Answer {
  readonly asked: string
  readonly userId: string
  readonly dna: UserDna | null
  readonly error: DiaError | null
}

/**
 * Reads one user's bases and DNA, and abandons what nobody waits for. Another `asOf` reads again; what was read stays
 * until the answer.
 */
export function useUserDna(source: DnaSource, userId: string, asOf = ''): UserDnaReading {
  const [round, setRound] = useState(0)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const asked = `${round} ${asOf} ${userId}`

  useEffect(() => {
    const controller = new AbortController()
    const settle = (dna: UserDna | null, error: DiaError | null) => {
      if (!controller.signal.aborted) setAnswer({ asked, userId, dna, error })
    }
    const timer = setTimeout(() => {
      source.readUserDna(userId, { signal: controller.signal }).then(
        (dna) => settle(dna, null),
        (error: unknown) => settle(null, asDiaError(error)),
      )
    })
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [source, userId, asked])

  const isCurrent = answer?.asked === asked
  const dna = answer?.userId === userId ? answer.dna : null
  return {
    dna,
    error: isCurrent ? answer.error : null,
    isLoading: !isCurrent && dna === null,
    retry: useCallback(() => setRound((before) => before + 1), []),
  }
}
