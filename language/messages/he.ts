import { isolateLtr } from '../isolate.ts'
import type { CommonMessages, Messages } from '../citizen-messages.ts'
import { pluralsOf } from '../plurals.ts'

const plural = pluralsOf('he')

const hours = plural({ one: 'כשעה', two: 'כשעתיים', other: (n) => `כ־${n} שעות` })
const andMinutes = plural({ one: 'ודקה', two: 'ושתי דקות', other: (n) => `ו־${n} דקות` })

const common: CommonMessages = {
  minutes: plural({ one: 'דקה אחת', two: 'שתי דקות', other: (n) => `${n} דקות` }),
  aboutMinutes: plural({ one: 'כדקה', two: 'כשתי דקות', other: (n) => `כ־${n} דקות` }),
  aboutHoursAndMinutes: (h, m) => (m === 0 ? hours(h) : `${hours(h)} ${andMinutes(m)}`),
  between: (from, to) => `בין ${isolateLtr(from)} ל־${isolateLtr(to)}`,
  peopleAhead: plural({
    none: 'אין ממתינים לפניך',
    one: 'ממתין אחד לפניך',
    two: 'שני ממתינים לפניך',
    other: (n) => `${n} ממתינים לפניך`,
  }),
  noEstimateYet: 'עדיין אין הערכת זמן',
  copy: 'העתק',
  rehearsal: 'תרגול',
}

export const he: Messages = {
  common,
  slip: {
    greeting: 'שמחים לשרת אותך',
    yourNumber: 'מספרך',
    expectedCall: 'הקריאה צפויה',
    otherLettersMayBeCalledBefore: 'ייתכן שמספרים עם אותיות אחרות ייקראו לפניך',
    documentsToPrepare: 'כדאי להכין מראש',
    missedCall: plural({
      one: 'הקריאה הוחמצה? מקומך נשמר דקה אחת. יש לגשת לעמדת הקבלה',
      two: 'הקריאה הוחמצה? מקומך נשמר שתי דקות. יש לגשת לעמדת הקבלה',
      other: (n) => `הקריאה הוחמצה? מקומך נשמר ${n} דקות. יש לגשת לעמדת הקבלה`,
    }),
    followOnPhone: 'מעקב אחר התור בטלפון',
    code: 'קוד',
    issuedAt: (date, time) => `הונפק ב־${isolateLtr(date)} בשעה ${isolateLtr(time)}`,
  },
  board: {
    number: 'מספר',
    serviceWindow: 'אשנב',
    waitForArrivingNow: 'זמן המתנה למי שמגיע עכשיו',
    peopleWaiting: plural({
      none: 'אין ממתינים',
      one: 'ממתין אחד',
      two: 'שני ממתינים',
      other: (n) => `${n} ממתינים`,
    }),
    missedNumbers: 'נקראו ולא הגיעו',
    hallClosed: 'קבלת הקהל סגורה',
    opensAt: (time) => `נפתח בשעה ${isolateLtr(time)}`,
    noServerConnection: 'אין קשר לשרת. המידע עשוי שלא להיות מעודכן',
    lastCalls: 'קריאות אחרונות',
    noEstimateYet: common.noEstimateYet,
    between: common.between,
    aboutMinutes: common.aboutMinutes,
    apologyRequote: (number, from, to) =>
      `מספר ${isolateLtr(number)}: אנו מתנצלים על העיכוב. הקריאה צפויה כעת ${common.between(from, to)}`,
  },
  phone: {
    typeCode: 'הקלידו את הקוד שבפתק',
    showTicket: 'הצגה',
    yourNumber: 'מספרך',
    peopleAhead: common.peopleAhead,
    proceedToWindow: (serviceWindow) => `נא לגשת לאשנב ${isolateLtr(serviceWindow)}`,
    visitOver: 'הביקור הסתיים. תודה ולהתראות',
    expectedBetween: (from, to) => `הקריאה צפויה ${common.between(from, to)}`,
    noEstimateYet: common.noEstimateYet,
    dataFromTime: (time) => `המידע נכון לשעה ${isolateLtr(time)}`,
    unknownTicket: 'המספר לא נמצא. אפשר לפנות לעמדת הקבלה',
    missedCall: 'מספרך נקרא ולא הגעת. יש לגשת לעמדת הקבלה',
    heldAside: 'מקומך נשמר בצד. אפשר לחזור לאשנב בסיום',
    cancelled: 'המספר בוטל',
    apology: (from, to) => `אנו מתנצלים על העיכוב. הקריאה צפויה כעת ${common.between(from, to)}`,
    noConnection: 'אין קשר כרגע. מנסים שוב',
  },
}
