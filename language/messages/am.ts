import type { CommonMessages, Messages } from '../citizen-messages.ts'
import { pluralsOf } from '../plurals.ts'

const plural = pluralsOf('am')

const minutes = plural({ one: (n) => `${n} ደቂቃ`, other: (n) => `${n} ደቂቃዎች` })
const hours = plural({ one: (n) => `በግምት ${n} ሰዓት`, other: (n) => `በግምት ${n} ሰዓታት` })

const common: CommonMessages = {
  minutes,
  aboutMinutes: plural({ one: (n) => `በግምት ${n} ደቂቃ`, other: (n) => `በግምት ${n} ደቂቃዎች` }),
  aboutHoursAndMinutes: (h, m) => (m === 0 ? hours(h) : `${hours(h)} ከ${minutes(m)}`),
  between: (from, to) => `ከ${from} እስከ ${to}`,
  peopleAhead: plural({
    none: 'ከእርስዎ በፊት ማንም የለም',
    one: 'ከእርስዎ በፊት 1 ሰው አለ',
    other: (n) => `ከእርስዎ በፊት ${n} ሰዎች አሉ`,
  }),
  noEstimateYet: 'እስካሁን የጊዜ ግምት የለም',
  copy: 'ቅጂ',
  rehearsal: 'ልምምድ',
}

export const am: Messages = {
  common,
  slip: {
    greeting: 'እርስዎን ለማገልገል ደስተኞች ነን',
    yourNumber: 'የእርስዎ ቁጥር',
    expectedCall: 'የሚጠበቀው የጥሪ ሰዓት',
    otherLettersMayBeCalledBefore: 'ሌላ ፊደል ያላቸው ቁጥሮች ከእርስዎ በፊት ሊጠሩ ይችላሉ',
    documentsToPrepare: 'እባክዎ የሚከተሉትን ያዘጋጁ',
    missedCall: plural({
      one: (n) => `ጥሪው ካመለጠዎት ቦታዎ ለ${n} ደቂቃ ይጠበቃል። እባክዎ ወደ መቀበያው ይምጡ`,
      other: (n) => `ጥሪው ካመለጠዎት ቦታዎ ለ${n} ደቂቃዎች ይጠበቃል። እባክዎ ወደ መቀበያው ይምጡ`,
    }),
    followOnPhone: 'ተራዎን በስልክዎ ይከታተሉ',
    code: 'ኮድ',
    issuedAt: (date, time) => `የተሰጠው በ${date} በ${time}`,
  },
  board: {
    number: 'ቁጥር',
    serviceWindow: 'መስኮት',
    waitForArrivingNow: 'አሁን ለሚመጡ የሚጠበቅ ጊዜ',
    peopleWaiting: plural({
      none: 'የሚጠብቅ ሰው የለም',
      one: '1 ሰው እየጠበቀ ነው',
      other: (n) => `${n} ሰዎች እየጠበቁ ነው`,
    }),
    missedNumbers: 'ተጠርተው ያልመጡ',
    hallClosed: 'አዳራሹ ተዘግቷል',
    opensAt: (time) => `በ${time} ይከፈታል`,
    noServerConnection: 'ከአገልጋዩ ጋር ግንኙነት የለም። መረጃው ወቅታዊ ላይሆን ይችላል',
    lastCalls: 'የመጨረሻ ጥሪዎች',
    noEstimateYet: common.noEstimateYet,
    between: common.between,
    aboutMinutes: common.aboutMinutes,
    apologyRequote: (number, from, to) =>
      `ቁጥር ${number}፦ ስለ መዘግየቱ ይቅርታ እንጠይቃለን። አዲሱ የጥሪ ሰዓት ${common.between(from, to)} ይጠበቃል`,
  },
  phone: {
    typeCode: 'በወረቀትዎ ላይ ያለውን ኮድ ያስገቡ',
    showTicket: 'አሳይ',
    yourNumber: 'የእርስዎ ቁጥር',
    peopleAhead: common.peopleAhead,
    proceedToWindow: (serviceWindow) => `እባክዎ ወደ መስኮት ${serviceWindow} ይሂዱ`,
    visitOver: 'ጉብኝትዎ ተጠናቋል። እናመሰግናለን',
    expectedBetween: (from, to) => `ጥሪው ${common.between(from, to)} ይጠበቃል`,
    noEstimateYet: common.noEstimateYet,
    dataFromTime: (time) => `መረጃው የ${time} ነው`,
    unknownTicket: 'ቁጥሩ አልተገኘም። እባክዎ መቀበያውን ይጠይቁ',
    missedCall: 'ተጠርተው አልተገኙም። እባክዎ ወደ መቀበያው ይሂዱ',
    heldAside: 'ቦታዎ ተጠብቋል። ሲጨርሱ ወደ መስኮቱ ይመለሱ',
    cancelled: 'ቁጥሩ ተሰርዟል',
    apology: (from, to) => `ስለ መዘግየቱ ይቅርታ እንጠይቃለን። አዲሱ የጥሪ ሰዓት ${common.between(from, to)} ይጠበቃል`,
    noConnection: 'አሁን ግንኙነት የለም። እንደገና እየሞከርን ነው',
  },
}
