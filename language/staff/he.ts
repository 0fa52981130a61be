import type { StaffMessages } from './staff-messages.ts'

export const he: StaffMessages = {
  common: {
    undo: 'ביטול הפעולה',
    cancel: 'ביטול',
    confirm: 'אישור',
    search: 'חיפוש',
    noServerConnection: 'אין קשר לשרת',
  },
}
