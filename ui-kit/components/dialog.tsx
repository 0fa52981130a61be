import type { ReactElement, ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import './dialog.css'

interface DialogProps {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** The buttons at the foot; the first of them undoes nothing. */
  readonly foot?: ReactNode
  readonly wide?: boolean
  readonly testId?: string
}

export function Dialog(props: DialogProps): ReactElement {
  return (
    <ModalOverlay
      className="dialog-shade"
      isOpen={props.open}
      isDismissable
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
    >
      <Modal className={`dialog-box ${props.wide === true ? 'dialog-wide' : ''}`}>
        <AriaDialog
          className="dialog"
          {...(props.testId === undefined ? {} : { 'data-testid': props.testId })}
        >
          <Heading slot="title" className="dialog-title">
            {props.title}
          </Heading>
          <div className="dialog-body">{props.children}</div>
          {props.foot === undefined ? null : <div className="dialog-foot">{props.foot}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
