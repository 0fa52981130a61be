import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../../ui-kit/fonts.css'
import '../../ui-kit/tokens.css'
import '../../ui-kit/base.css'
import { LastResort } from '../../ui-kit/components/last-resort.tsx'
import { BoardPage } from './board-page.tsx'

const place = document.getElementById('page')
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <LastResort>
        <BoardPage />
      </LastResort>
    </StrictMode>,
  )
}
