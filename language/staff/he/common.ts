import { isolateLtr } from '../../isolate.ts'
import { pluralsOf } from '../../plurals.ts'
import type { AccessMessages, StaffCommonMessages } from '../staff-messages.ts'

const plural = pluralsOf('he')

export const common: StaffCommonMessages = {
  undo: 'ביטול הפעולה',
  cancel: 'ביטול',
  confirm: 'אישור',
  search: 'חיפוש',
  noServerConnection: 'אין קשר לשרת',
  close: 'סגירה',
  back: 'חזרה',
  screenLanguage: 'שפת המסך',
  connected: 'מחובר',
  connecting: 'מתחבר…',
  linesDownPressesRefused: 'המידע עשוי שלא להיות מעודכן. עד שהקשר יחזור, שום לחיצה לא נשלחת',
  hallClosed: 'קבלת הקהל סגורה',
  opensAt: (time) => `נפתח בשעה ${isolateLtr(time)}`,
  closesAt: (time) => `פתוח עד ${isolateLtr(time)}`,
  serviceWindow: 'אשנב',
  serviceWindowNumber: (number) => `אשנב ${isolateLtr(number)}`,
  waiting: plural({ none: 'אין ממתינים', one: 'ממתין אחד', two: '2 ממתינים', other: (n) => `${n} ממתינים` }),
  windowsOpen: plural({
    none: 'אין אשנב פתוח',
    one: 'אשנב אחד פתוח',
    two: 'שני אשנבים פתוחים',
    other: (n) => `${n} אשנבים פתוחים`,
  }),
  minutesRange: (range) => `${isolateLtr(range)} דק׳`,
  minutes: plural({ one: 'דקה', two: '2 דק׳', other: (n) => `${n} דק׳` }),
  noEstimateYet: 'עדיין אין הערכה',
  undoneIn: (seconds) => `${isolateLtr(seconds)} שנ׳`,
  more: 'עוד',
}

export const access: AccessMessages = {
  notEnrolled: 'הדפדפן הזה אינו רשום',
  notEnrolledText:
    'האולם עדיין אינו מכיר את הדפדפן הזה. יש לבקש קישור מהמנהל ולפתוח אותו כאן פעם אחת. אחר כך הדף ימשיך מעצמו.',
  managerRuns: 'המנהל יוצר קישור בפקודה:',
  notAllowed: 'הדפדפן הזה אינו מורשה למסך הזה',
  notAllowedText: 'הוא רשום לתפקיד אחר. יש לבקש מהמנהל קישור לתפקיד הזה.',
  noServerText: 'הדף ימשיך מעצמו ברגע שהשרת יענה.',
}
