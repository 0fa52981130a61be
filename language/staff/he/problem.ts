import { isolateLtr } from '../../isolate.ts'
import { pluralsOf } from '../../plurals.ts'
import type { ProblemMessages } from '../problem-messages.ts'

const plural = pluralsOf('he')

export const problem: ProblemMessages = {
  text: {
    'not-sent': 'לא נשלח: אין קשר לשרת',
    'no-answer': 'השרת לא ענה. לא ידוע אם הפעולה נעשתה',
    'not-enrolled': 'הדפדפן הזה כבר אינו רשום',
    'not-allowed': 'הדפדפן הזה אינו מורשה לכך',
    'hall-not-configured': 'האולם עדיין לא הוגדר',
    'day-not-open': 'היום לא נפתח',
    'hall-closed': 'קבלת הקהל סגורה',
    'unknown-service': 'אין שירות כזה באולם',
    'unknown-service-window': 'אין אשנב כזה באולם',
    'unknown-clerk': 'השם אינו מוכר באולם',
    'unknown-ticket': 'אין מספר כזה היום',
    'service-closed': 'השירות סגור למספרים חדשים',
    'service-outside-hours': 'השירות אינו ניתן בשעה זו',
    'daily-limit-reached': 'השירות הגיע למכסה היומית',
    'numbers-used-up': 'נגמרו המספרים לשירות הזה',
    'day-is-full': 'אי אפשר להנפיק עוד מספרים היום',
    'may-not-be-served': 'ייתכן שלא יתקבל לפני הסגירה',
    'window-not-open': 'האשנב אינו פתוח',
    'window-already-open': 'האשנב כבר פתוח',
    'window-already-paused': 'האשנב כבר בהפסקה',
    'window-has-ticket': 'יש עדיין פונה באשנב. תחילה יש לסיים',
    'window-has-no-ticket': 'אין פונה באשנב',
    'already-started': 'הטיפול כבר התחיל',
    'reinstate-too-late': 'מאוחר מדי להחזיר לתור: דרוש מספר חדש',
    'ticket-not-fitting': 'המספר כבר עבר הלאה בינתיים',
    'transfer-nowhere': 'יש לבחור שירות או אשנב',
    'return-in-the-past': 'שעת החזרה צריכה להיות מאוחרת מעכשיו',
    'nothing-to-undo': 'אין מה לבטל',
    'undo-too-late': 'מאוחר מדי לבטל',
    'storage-full': 'הדיסק של השרת מלא: אין מספרים חדשים עד שהמנהל יפנה מקום',
  },
  clerkElsewhere: (serviceWindow) => `העובד באשנב ${isolateLtr(serviceWindow)}. תחילה יש לסגור אותו`,
  noShowTooEarly: plural({
    one: '״לא הגיע״ אפשרי לאחר קריאה חוזרת אחת',
    two: '״לא הגיע״ אפשרי לאחר שתי קריאות חוזרות',
    other: (n) => `״לא הגיע״ אפשרי לאחר ${n} קריאות חוזרות`,
  }),
  opensAt: (time) => `נפתח בשעה ${isolateLtr(time)}`,
  other: (code) => `הפעולה לא הצליחה (${isolateLtr(code)})`,
}
