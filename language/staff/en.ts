import type { StaffMessages } from './staff-messages.ts'

export const en: StaffMessages = {
  common: {
    undo: 'Undo',
    cancel: 'Cancel',
    confirm: 'Confirm',
    search: 'Search',
    noServerConnection: 'No connection to the server',
  },
}
