import { isolate, isolateLtr } from '../../isolate.ts'
import { pluralsOf } from '../../plurals.ts'
import type { WhyMessages } from '../why-messages.ts'

const plural = pluralsOf('he')

export const why: WhyMessages = {
  title: 'למה השעה הזו?',
  ofNumber: (number) => `למה השעה הזו? ${isolateLtr(number)}`,
  promised: 'הובטח',
  toldLater: (range) => `נמסר אחר כך, עם התנצלות: ${isolateLtr(range)}`,
  ahead: 'ממתינים לפניו',
  aheadInService: plural({
    none: 'איש לא המתין לפניו לשירות הזה',
    one: 'אחד המתין לפניו לשירות הזה',
    two: 'שניים המתינו לפניו לשירות הזה',
    other: (n) => `${n} המתינו לפניו לשירות הזה`,
  }),
  aheadInAll: plural({
    one: 'אחד בסך הכול באותם אשנבים',
    two: 'שניים בסך הכול באותם אשנבים',
    other: (n) => `${n} בסך הכול באותם אשנבים`,
  }),
  windows: 'אשנבים',
  windowsOpen: plural({
    none: 'שום אשנב לא היה פתוח לשירות',
    one: 'אשנב אחד היה פתוח לשירות',
    two: 'שני אשנבים היו פתוחים לשירות',
    other: (n) => `${n} אשנבים היו פתוחים לשירות`,
  }),
  windowsExpected: plural({
    none: 'עד אז לא צפוי אשנב פתוח',
    one: 'עד אז צפוי אשנב אחד',
    two: 'עד אז צפויים שניים',
    other: (n) => `עד אז צפויים ${n}`,
  }),
  change: {
    opens: (time, serviceWindow) => `${isolateLtr(time)} אשנב ${isolateLtr(serviceWindow)} נפתח`,
    closes: (time, serviceWindow) => `${isolateLtr(time)} אשנב ${isolateLtr(serviceWindow)} נסגר`,
    'break-begins': (time, serviceWindow) =>
      `${isolateLtr(time)} אשנב ${isolateLtr(serviceWindow)} יוצא להפסקה`,
    'break-ends': (time, serviceWindow) =>
      `${isolateLtr(time)} אשנב ${isolateLtr(serviceWindow)} חוזר מההפסקה`,
  },
  closesAt: (time) => `${isolateLtr(time)} השירות נסגר`,
  calledChance: (percent) => `הסיכוי לקריאה היום: ${isolateLtr(percent)}`,
  service: 'משך טיפול אחד',
  serviceTakes: (about) => `בדרך כלל ${about}`,
  serviceUnknown: 'עדיין לא ידוע כמה זמן נמשך טיפול',
  leansOn: 'על סמך',
  leaning: {
    simulation: 'הרצת האולם קדימה מהמצב באותו רגע',
    similarWaits: 'המתנות קודמות שהתחילו במצב דומה',
    recentCalls: 'קצב הקריאות באותו זמן',
  },
  learnedFrom: plural({
    none: 'עוד לא נצפתה המתנה לשירות הזה; במקומה באים הנתונים שבהגדרת האולם',
    one: 'נלמד מהמתנה אחת לשירות הזה',
    two: 'נלמד משתי המתנות לשירות הזה',
    other: (n) => `נלמד מ־${n} המתנות לשירות הזה`,
  }),
  beforeRounding: 'לפני העיגול',
  quantiles: (range, middle) => `${isolateLtr(range)} דקות, האמצע ${isolateLtr(middle)}`,
  atOnce: 'קריאה מיד',
  madeBy: (forecaster) => `המעריך: ${isolate(forecaster)}`,
  saysNoMore: 'ההבטחה ניתנה בגרסה קודמת, שלא שמרה יותר מזה',
}
