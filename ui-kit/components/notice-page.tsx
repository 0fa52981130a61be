import type { ReactElement, ReactNode } from 'react'
import './notice-page.css'

interface NoticePageProps {
  readonly title: string
  readonly text?: string
  readonly children?: ReactNode
  readonly testId: string
}

/** A whole page that says one thing: why there is nothing else to see. */
export function NoticePage(props: NoticePageProps): ReactElement {
  return (
    <main className="notice-page" data-testid={props.testId}>
      <div className="notice-page-box" role="status">
        <h1>{props.title}</h1>
        {props.text === undefined ? null : <p>{props.text}</p>}
        {props.children}
      </div>
    </main>
  )
}
