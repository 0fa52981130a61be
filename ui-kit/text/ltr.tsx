import type { ReactElement, ReactNode } from 'react'

interface LtrProps {
  readonly children: ReactNode
  /** For the place it stands in, which keeps the direction of the text around it. */
  readonly className?: string
}

/** A number, a time or a range: it reads left to right in any text, and does not break. */
export function Ltr({ children, className }: LtrProps): ReactElement {
  const isolated = <bdi dir="ltr">{children}</bdi>
  return className === undefined ? isolated : <span className={className}>{isolated}</span>
}
