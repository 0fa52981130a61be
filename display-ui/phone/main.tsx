import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../../ui-kit/fonts.css'
import '../../ui-kit/tokens.css'
import '../../ui-kit/base.css'
import { LastResort } from '../../ui-kit/components/last-resort.tsx'
import { PhonePage } from './phone-page.tsx'
import { secretInAddress } from './secret.ts'

const place = document.getElementById('page')
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <LastResort>
        <PhonePage secret={secretInAddress(location.pathname)} />
      </LastResort>
    </StrictMode>,
  )
}
