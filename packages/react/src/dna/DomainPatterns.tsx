import { DNA_DOMAINS, type DnaDomain } from '@dia/core/domains'
import type { ReactNode } from 'react'

const MARKS: Readonly<Record<DnaDomain, ReactNode>> = {
  cultural: null,
  behavioral: <path d="M-2 2 2 -2M0 8 8 0M6 10 10 6" />,
  economic: <path d="M2 0v8M6 0v8" />,
  spatial: <path d="M0 2h8M0 6h8" />,
}

/** The fill of each domain: its colour under its own pattern. */
export function DomainPatterns({ id }: { id: string }) {
  return (
    <defs>
      {DNA_DOMAINS.map((domain) => (
        <pattern
          key={domain}
          id={`${id}-${domain}`}
          className="dia-pattern"
          data-domain={domain}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
        >
          <rect className="dia-pattern-ground" width="8" height="8" />
          <g className="dia-pattern-mark">{MARKS[domain]}</g>
        </pattern>
      ))}
    </defs>
  )
}
