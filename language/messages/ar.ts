import { isolateLtr } from '../isolate.ts'
import type { CommonMessages, Messages } from '../citizen-messages.ts'
import { pluralsOf } from '../plurals.ts'

const plural = pluralsOf('ar')

const hours = plural({
  zero: 'أقل من ساعة',
  one: 'حوالي ساعة',
  two: 'حوالي ساعتين',
  few: (n) => `حوالي ${n} ساعات`,
  many: (n) => `حوالي ${n} ساعة`,
  other: (n) => `حوالي ${n} ساعة`,
})
const andMinutes = plural({
  zero: '',
  one: 'ودقيقة',
  two: 'ودقيقتين',
  few: (n) => `و${n} دقائق`,
  many: (n) => `و${n} دقيقة`,
  other: (n) => `و${n} دقيقة`,
})

const common: CommonMessages = {
  minutes: plural({
    zero: 'أقل من دقيقة',
    one: 'دقيقة واحدة',
    two: 'دقيقتان',
    few: (n) => `${n} دقائق`,
    many: (n) => `${n} دقيقة`,
    other: (n) => `${n} دقيقة`,
  }),
  aboutMinutes: plural({
    zero: 'أقل من دقيقة',
    one: 'حوالي دقيقة',
    two: 'حوالي دقيقتين',
    few: (n) => `حوالي ${n} دقائق`,
    many: (n) => `حوالي ${n} دقيقة`,
    other: (n) => `حوالي ${n} دقيقة`,
  }),
  aboutHoursAndMinutes: (h, m) => (m === 0 ? hours(h) : `${hours(h)} ${andMinutes(m)}`),
  between: (from, to) => `بين ${isolateLtr(from)} و${isolateLtr(to)}`,
  peopleAhead: plural({
    zero: 'لا أحد قبلك في الدور',
    one: 'شخص واحد قبلك في الدور',
    two: 'شخصان قبلك في الدور',
    few: (n) => `${n} أشخاص قبلك في الدور`,
    many: (n) => `${n} شخصًا قبلك في الدور`,
    other: (n) => `${n} شخص قبلك في الدور`,
  }),
  noEstimateYet: 'لا يوجد تقدير للوقت بعد',
  copy: 'نسخة',
  rehearsal: 'تدريب',
}

export const ar: Messages = {
  common,
  slip: {
    greeting: 'يسعدنا أن نخدمك',
    yourNumber: 'رقمك',
    expectedCall: 'الوقت المتوقع للنداء',
    otherLettersMayBeCalledBefore: 'قد تُنادى أرقام بأحرف أخرى قبلك',
    documentsToPrepare: 'يُرجى تحضير',
    missedCall: plural({
      zero: 'إذا فاتك النداء، يُرجى التوجه فورًا إلى الاستقبال',
      one: 'إذا فاتك النداء، يُحفظ مكانك دقيقة واحدة. يُرجى التوجه إلى الاستقبال',
      two: 'إذا فاتك النداء، يُحفظ مكانك دقيقتين. يُرجى التوجه إلى الاستقبال',
      few: (n) => `إذا فاتك النداء، يُحفظ مكانك ${n} دقائق. يُرجى التوجه إلى الاستقبال`,
      many: (n) => `إذا فاتك النداء، يُحفظ مكانك ${n} دقيقة. يُرجى التوجه إلى الاستقبال`,
      other: (n) => `إذا فاتك النداء، يُحفظ مكانك ${n} دقيقة. يُرجى التوجه إلى الاستقبال`,
    }),
    followOnPhone: 'متابعة الدور بالهاتف',
    code: 'الرمز',
    issuedAt: (date, time) => `صدر في ${isolateLtr(date)} الساعة ${isolateLtr(time)}`,
  },
  board: {
    number: 'رقم',
    serviceWindow: 'شباك',
    waitForArrivingNow: 'مدة الانتظار لمن يصل الآن',
    peopleWaiting: plural({
      zero: 'لا أحد في الانتظار',
      one: 'شخص واحد في الانتظار',
      two: 'شخصان في الانتظار',
      few: (n) => `${n} أشخاص في الانتظار`,
      many: (n) => `${n} شخصًا في الانتظار`,
      other: (n) => `${n} شخص في الانتظار`,
    }),
    missedNumbers: 'أرقام لم يحضر أصحابها',
    hallClosed: 'القاعة مغلقة',
    opensAt: (time) => `تفتح القاعة الساعة ${isolateLtr(time)}`,
    noServerConnection: 'لا يوجد اتصال بالخادم. قد لا تكون المعلومات محدّثة',
    lastCalls: 'آخر النداءات',
    noEstimateYet: common.noEstimateYet,
    between: common.between,
    aboutMinutes: common.aboutMinutes,
    apologyRequote: (number, from, to) =>
      `رقم ${isolateLtr(number)}: نعتذر عن التأخير. الوقت المتوقع الآن ${common.between(from, to)}`,
  },
  phone: {
    typeCode: 'اكتبوا الرمز المطبوع على الورقة',
    showTicket: 'عرض',
    yourNumber: 'رقمك',
    peopleAhead: common.peopleAhead,
    proceedToWindow: (serviceWindow) => `يُرجى التوجه إلى شباك ${isolateLtr(serviceWindow)}`,
    visitOver: 'انتهت الزيارة. شكرًا لك',
    expectedBetween: (from, to) => `النداء متوقع ${common.between(from, to)}`,
    noEstimateYet: common.noEstimateYet,
    dataFromTime: (time) => `المعلومات صحيحة حتى الساعة ${isolateLtr(time)}`,
    unknownTicket: 'الرقم غير موجود. يمكنك التوجه إلى الاستقبال',
    missedCall: 'نودي على رقمك ولم تحضر. يُرجى التوجه إلى الاستقبال',
    heldAside: 'مكانك محفوظ. يمكنك العودة إلى الشباك عند الانتهاء',
    cancelled: 'أُلغي الرقم',
    apology: (from, to) => `نعتذر عن التأخير. الوقت المتوقع الآن ${common.between(from, to)}`,
    noConnection: 'لا يوجد اتصال الآن. نحاول مرة أخرى',
  },
}
