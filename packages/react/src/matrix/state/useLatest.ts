import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

const useCommitEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect

/** A ref to the value of the last committed render, for handlers that must not change with it. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value)
  useCommitEffect(() => {
    latest.current = value
  })
  return latest
}
