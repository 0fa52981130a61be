import { StrictMode, type ReactElement } from 'react'
import { createRoot } from 'react-dom/client'
import '../../ui-kit/fonts.css'
import '../../ui-kit/tokens.css'
import '../../ui-kit/base.css'
import { LastResort } from '../../ui-kit/components/last-resort.tsx'
import { StaffLanguageProvider } from './staff-language.tsx'

export function mountStaffPage(page: ReactElement): void {
  const place = document.getElementById('page')
  if (place === null) return
  createRoot(place).render(
    <StrictMode>
      <LastResort>
        <StaffLanguageProvider>{page}</StaffLanguageProvider>
      </LastResort>
    </StrictMode>,
  )
}
