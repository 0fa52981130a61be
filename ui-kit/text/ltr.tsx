import type { ReactElement, ReactNode } from 'react'

/** A number, a time or a range: it reads left to right in any text. */
export function Ltr(props: { readonly children: ReactNode; readonly className?: string }): ReactElement {
  return (
    <bdi dir="ltr" className={props.className}>
      {props.children}
    </bdi>
  )
}
