import { StaffAccess } from '../staff/staff-access.tsx'
import { mountStaffPage } from '../staff/mount-staff-page.tsx'
import { CounterPage } from './counter-page.tsx'

mountStaffPage(
  <StaffAccess roles={['clerk']} linkRole="clerk">
    <CounterPage />
  </StaffAccess>,
)
