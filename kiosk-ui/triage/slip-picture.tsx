import { useState, type ReactElement } from 'react'
import { Button } from '../../ui-kit/components/button.tsx'
import { Dialog } from '../../ui-kit/components/dialog.tsx'
import { useSpeech } from '../staff/staff-language.tsx'

interface SlipPictureProps {
  readonly id: string
  readonly number: string
}

export function slipPictureUrl(id: string): string {
  return `/api/v1/tickets/${encodeURIComponent(id)}/slip.png`
}

/** The slip where there is no paper; a touch makes it large enough for a phone to read its code. */
export function SlipPicture({ id, number }: SlipPictureProps): ReactElement {
  const { triage } = useSpeech().messages
  const [large, setLarge] = useState(false)
  return (
    <>
      <Button
        look="quiet"
        className="slip-button"
        label={triage.slipPicture(number)}
        onPress={() => setLarge(true)}
      >
        <img className="slip-picture" data-testid="slip-picture" src={slipPictureUrl(id)} alt="" />
      </Button>
      <SlipDialog id={id} number={number} open={large} onClose={() => setLarge(false)} />
    </>
  )
}

interface SlipDialogProps extends SlipPictureProps {
  readonly open: boolean
  readonly onClose: () => void
}

export function SlipDialog({ id, number, open, onClose }: SlipDialogProps): ReactElement {
  const { triage, common } = useSpeech().messages
  const title = triage.slipPicture(number)
  return (
    <Dialog
      title={title}
      open={open}
      onClose={onClose}
      testId="slip-dialog"
      foot={
        <Button onPress={onClose} autoFocus>
          {common.close}
        </Button>
      }
    >
      <img className="slip-large" src={slipPictureUrl(id)} alt={title} />
    </Dialog>
  )
}
