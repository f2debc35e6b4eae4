import type { ReactNode } from 'react'

/** The few icons DIA draws, 16 px, in the colour of their text. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      className="dia-icon"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

export const ChevronIcon = () => (
  <Icon>
    <path d="M6 3.5 10.5 8 6 12.5" />
  </Icon>
)

export const ChevronDownIcon = () => (
  <Icon>
    <path d="M4 6.25 8 10l4-3.75" />
  </Icon>
)

export const SortIcon = ({ direction }: { direction: 'asc' | 'desc' | null }) => (
  <Icon>
    {direction === null ? (
      <path d="M5 6.5 8 3.5l3 3M5 9.5l3 3 3-3" />
    ) : (
      <path d={direction === 'asc' ? 'M8 12.5v-9M4.5 7 8 3.5 11.5 7' : 'M8 3.5v9M4.5 9 8 12.5 11.5 9'} />
    )}
  </Icon>
)

export const SearchIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.25" />
    <path d="m10.25 10.25 3.25 3.25" />
  </Icon>
)

export const CloseIcon = () => (
  <Icon>
    <path d="m4.5 4.5 7 7m0-7-7 7" />
  </Icon>
)

export const PlusIcon = () => (
  <Icon>
    <path d="M8 3.5v9M3.5 8h9" />
  </Icon>
)

export const RefreshIcon = () => (
  <Icon>
    <path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.5v2.75h-2.75" />
  </Icon>
)

export const ColumnsIcon = () => (
  <Icon>
    <rect x="2.5" y="3" width="11" height="10" rx="1.5" />
    <path d="M6.25 3v10M9.75 3v10" />
  </Icon>
)

export const CopyIcon = () => (
  <Icon>
    <rect x="5.5" y="5.5" width="7.5" height="7.5" rx="1.5" />
    <path d="M10.5 3.5v-.25A1.25 1.25 0 0 0 9.25 2h-6A1.25 1.25 0 0 0 2 3.25v6a1.25 1.25 0 0 0 1.25 1.25h.25" />
  </Icon>
)

export const CheckIcon = () => (
  <Icon>
    <path d="m3.5 8.5 3 3 6-7" />
  </Icon>
)

export const LockIcon = () => (
  <Icon>
    <rect x="3.5" y="7" width="9" height="6.5" rx="1.5" />
    <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
  </Icon>
)

export const WarningIcon = () => (
  <Icon>
    <path d="M8 2.5 14 13H2L8 2.5ZM8 6.5v3M8 11.4v.1" />
  </Icon>
)

export const EmptyIcon = () => (
  <Icon>
    <rect x="2.5" y="3.5" width="11" height="9" rx="1.5" strokeDasharray="2 2" />
  </Icon>
)

export const FilterIcon = () => (
  <Icon>
    <path d="M2.5 4h11M4.5 8h7M6.5 12h3" />
  </Icon>
)

export const MoreIcon = () => (
  <Icon>
    <path d="M8 3.5v.1M8 8v.1M8 12.5v.1" strokeWidth="2" />
  </Icon>
)

export const ExportIcon = () => (
  <Icon>
    <path d="M8 2.5v7M5 7l3 3 3-3M3 12.5h10" />
  </Icon>
)

export const ViewsIcon = () => (
  <Icon>
    <path d="M4.5 2.5h7v11L8 10.75 4.5 13.5v-11Z" />
  </Icon>
)

export const PinIcon = () => (
  <Icon>
    <path d="M5.5 2.5h5M6.5 2.5v4L4.5 9h7l-2-2.5v-4M8 9v4.5" />
  </Icon>
)

export const SoundIcon = () => (
  <Icon>
    <path d="M2.5 6.25v3.5H5l3.25 2.75v-9L5 6.25z" />
    <path d="M10.75 6a3 3 0 0 1 0 4M12.75 4.25a5.5 5.5 0 0 1 0 7.5" />
  </Icon>
)

/** All of a length that part of was shown of. */
export const WholeIcon = () => (
  <Icon>
    <path d="M2.5 4v8M13.5 4v8M4.75 8h6.5M6.5 6 4.5 8l2 2M9.5 6l2 2-2 2" />
  </Icon>
)
