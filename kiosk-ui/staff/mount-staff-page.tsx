import { StrictMode, type ReactElement } from 'react'
import { createRoot } from 'react-dom/client'
import '../../ui-kit/fonts.css'
import '../../ui-kit/tokens.css'
import '../../ui-kit/base.css'
import { StaffLanguageProvider } from './staff-language.tsx'

export function mountStaffPage(page: ReactElement): void {
  const place = document.getElementById('page')
  if (place === null) return
  createRoot(place).render(
    <StrictMode>
      <StaffLanguageProvider>{page}</StaffLanguageProvider>
    </StrictMode>,
  )
}
