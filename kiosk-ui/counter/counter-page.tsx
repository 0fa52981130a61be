import { useEffect, useState, type ReactElement } from 'react'
import { useHall } from '../../ui-kit/http/use-hall.ts'
import { NoticePage } from '../../ui-kit/components/notice-page.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { putWindowInAddress, windowInAddress } from './chosen-window.ts'
import { CounterRoom } from './counter-room.tsx'
import { WindowChooser } from './window-chooser.tsx'
import './counter.css'

export function CounterPage(): ReactElement {
  const [serviceWindow, setServiceWindow] = useState(windowInAddress)
  const [connections, setConnections] = useState(0)
  const hall = useHall(connections)
  const { messages, offer } = useSpeech()
  const hallLanguage = hall?.languages[0]
  useEffect(() => {
    if (hallLanguage !== undefined) offer(hallLanguage)
  }, [hallLanguage, offer])
  useEffect(() => {
    document.title = `${messages.counter.title}${serviceWindow === null ? '' : ` ${serviceWindow}`}`
  }, [messages, serviceWindow])
  const choose = (number: number | null): void => {
    putWindowInAddress(number)
    setServiceWindow(number)
  }
  if (hall === null) return <NoticePage title={messages.common.connecting} testId="connecting" />
  const known = hall.serviceWindows.some(({ number }) => number === serviceWindow)
  if (serviceWindow === null || !known) return <WindowChooser hall={hall} onChoose={choose} />
  return (
    <CounterRoom
      key={serviceWindow}
      hall={hall}
      serviceWindow={serviceWindow}
      onLeave={() => choose(null)}
      onConnections={setConnections}
    />
  )
}
