import { useState, type ReactElement } from 'react'
import type { CounterView } from '../../server/contract/counter-view.ts'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { TransferRequest } from '../../server/contract/requests.ts'
import { Button } from '../../ui-kit/components/button.tsx'
import { Dialog } from '../../ui-kit/components/dialog.tsx'
import { TextField } from '../../ui-kit/components/text-field.tsx'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { useSpeech } from '../staff/staff-language.tsx'
import { keymap } from './keymap.ts'
import { TransferPlaces, type Place } from './transfer-places.tsx'
import { useConfirmKey } from './use-confirm-key.ts'

const noteLengthMax = 500

interface TransferDialogProps {
  readonly hall: HallResource
  readonly view: CounterView
  readonly service: string
  readonly pending: boolean
  readonly onClose: () => void
  readonly onConfirm: (request: TransferRequest) => void
}

/** Two steps: where to, and what the next clerk should know. */
export function TransferDialog(props: TransferDialogProps): ReactElement {
  const { hall, view, pending, onClose, onConfirm } = props
  const { messages, language } = useSpeech()
  const { counter, common } = messages
  const [place, setPlace] = useState<Place | null>(null)
  const [note, setNote] = useState('')
  const nameOf = (chosen: Place): string =>
    chosen.kind === 'window'
      ? common.serviceWindowNumber(String(chosen.serviceWindow))
      : nameIn(hall.services.find(({ id }) => id === chosen.service)?.names ?? {}, language)
  const confirm = (chosen: Place): void => {
    const text = note.trim()
    onConfirm({
      ...(chosen.kind === 'window' ? { serviceWindow: chosen.serviceWindow } : { service: chosen.service }),
      ...(text === '' ? {} : { note: text }),
    })
  }
  useConfirmKey(keymap.transfer, place === null || pending ? null : () => confirm(place))
  return (
    <Dialog
      title={place === null ? counter.transferWhere : counter.transferTo(nameOf(place))}
      open
      wide
      onClose={onClose}
      testId="transfer-dialog"
      foot={
        place === null ? (
          <Button onPress={onClose}>{common.cancel}</Button>
        ) : (
          <>
            <Button onPress={() => setPlace(null)}>{common.back}</Button>
            <Button look="primary" pending={pending} testId="transfer-confirm" onPress={() => confirm(place)}>
              {counter.transfer}
              <Ltr className="key-hint">{keymap.transfer}</Ltr>
            </Button>
          </>
        )
      }
    >
      {place === null ? (
        <TransferPlaces hall={hall} view={view} service={props.service} onChoose={setPlace} />
      ) : (
        <TextField
          label={counter.noteForNext}
          value={note}
          onChange={setNote}
          maxLength={noteLengthMax}
          lines={3}
          testId="transfer-note"
        />
      )}
    </Dialog>
  )
}
