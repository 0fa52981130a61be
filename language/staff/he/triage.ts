import { isolateLtr } from '../../isolate.ts'
import { pluralsOf } from '../../plurals.ts'
import type { TriageMessages } from '../triage-messages.ts'

const plural = pluralsOf('he')

export const triage: TriageMessages = {
  title: 'קבלה ומיון',
  citizenLanguage: 'שפת הפונה',
  purpose: 'לאיזה עניין?',
  searchServices: 'חיפוש שירות',
  noServiceFound: 'לא נמצא שירות מתאים',
  moreServices: 'שירותים נוספים',
  serviceClosed: 'סגור כעת',
  priority: 'קדימות',
  proof: 'יש להציג',
  documents: 'מסמכים',
  documentsHint: 'לסמן מה חסר; האשנב יֵדע',
  missingDocuments: 'חסר',
  noteToWindow: 'הערה לאשנב',
  notePlaceholder: 'מה כדאי שיידעו באשנב מראש',
  citizenWillHear: 'מה ייאמר לפונה',
  chooseService: 'בחירת שירות: בנגיעה או בהקלדת האות',
  aheadInService: plural({
    none: 'אין ממתינים לפניו',
    one: 'ממתין אחד לפניו',
    two: 'שני ממתינים לפניו',
    other: (n) => `${n} ממתינים לפניו`,
  }),
  noWindowOpen: 'אין אשנב פתוח לשירות הזה',
  issue: 'הנפקת מספר',
  startAgain: 'ניקוי',
  mayNotBeServedTitle: 'ייתכן שלא יתקבל לפני הסגירה',
  mayNotBeCalledText: (closesAt) =>
    `סביר להניח שהפונה לא ייקרא לפני השעה ${isolateLtr(closesAt)}, שבה נגמרת קבלת הקהל. האם נאמר לו, והוא מבקש מספר בכל זאת?`,
  mayNotBeServedText: (closesAt, expectedAt) =>
    `הקריאה צפויה בסביבות ${isolateLtr(expectedAt)}, וקבלת הקהל נסגרת בשעה ${isolateLtr(closesAt)}. האם נאמר לפונה, והוא מבקש מספר בכל זאת?`,
  issueAnyway: 'נאמר לפונה – להנפיק בכל זאת',
  issuedJustNow: 'הונפק',
  promised: 'הובטח',
  promisedNothing: 'עדיין לא הובטחה שעה',
  showSlip: 'הצגת הפתק',
  slipPicture: (number) => `הפתק של מספר ${isolateLtr(number)}`,
  slipNotOnPaper: 'אין פתק מודפס. יש להראות לפונה את התמונה הזו',
  reprint: 'הדפסה חוזרת',
  reprintSent: (number) => `הפתק של ${isolateLtr(number)} מודפס שוב, ועליו המילה ״העתק״`,
  cancelTicket: 'ביטול המספר',
  cancelled: (number) => `המספר ${isolateLtr(number)} בוטל`,
  undone: (number) => `המספר ${isolateLtr(number)} חזר לתור`,
  lastSlips: 'פתקים אחרונים',
  noSlipsYet: 'עדיין לא הונפקו פתקים היום',
  issuedToday: plural({ none: 'אין היום', one: 'אחד היום', two: 'שניים היום', other: (n) => `${n} היום` }),
  windows: 'אשנבים',
  notIssuing: 'כעת לא מנפיקים מספרים',
  lookAtLastSlips: 'לפני לחיצה נוספת יש לבדוק בפתקים האחרונים',
}
