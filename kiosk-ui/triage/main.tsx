import { StaffAccess } from '../staff/staff-access.tsx'
import { mountStaffPage } from '../staff/mount-staff-page.tsx'
import { TriagePage } from './triage-page.tsx'

mountStaffPage(
  <StaffAccess roles={['triage']} linkRole="triage">
    <TriagePage />
  </StaffAccess>,
)
