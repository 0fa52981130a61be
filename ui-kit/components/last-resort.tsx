import { Component, type ReactNode } from 'react'

interface LastResortProps {
  readonly children: ReactNode
}

interface LastResortState {
  readonly failed: boolean
}

/** A screen that has failed begins again by itself after this long, and says so until then. */
const reloadAfterMs = 5_000

/** Holds a whole screen: an error in it shows a sentence and a new beginning, never an empty page. */
export class LastResort extends Component<LastResortProps, LastResortState> {
  override state: LastResortState = { failed: false }

  static getDerivedStateFromError(): LastResortState {
    return { failed: true }
  }

  override componentDidCatch(): void {
    setTimeout(() => location.reload(), reloadAfterMs)
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <main role="alert" data-testid="screen-failed">
        <p dir="rtl" lang="he">
          המסך נתקל בתקלה ונטען מחדש. התורים שמורים.
        </p>
        <p dir="ltr" lang="en">
          This screen failed and is starting again. The queue is safe.
        </p>
      </main>
    )
  }
}
