import type { CommonMessages, Messages } from '../citizen-messages.ts'
import { pluralsOf } from '../plurals.ts'

const plural = pluralsOf('ru')

// After «около» the noun stands in the genitive, so its plural forms are not those of a bare count.
const aboutHours = plural({
  one: (n) => (n === 1 ? 'около часа' : `около ${n} часа`),
  few: (n) => `около ${n} часов`,
  many: (n) => `около ${n} часов`,
  other: (n) => `около ${n} часа`,
})
const genitiveMinutes = plural({
  one: (n) => `${n} минуты`,
  few: (n) => `${n} минут`,
  many: (n) => `${n} минут`,
  other: (n) => `${n} минуты`,
})

const common: CommonMessages = {
  minutes: plural({
    one: (n) => `${n} минута`,
    few: (n) => `${n} минуты`,
    many: (n) => `${n} минут`,
    other: (n) => `${n} минуты`,
  }),
  aboutMinutes: plural({
    one: (n) => (n === 1 ? 'около минуты' : `около ${n} минуты`),
    few: (n) => `около ${n} минут`,
    many: (n) => `около ${n} минут`,
    other: (n) => `около ${n} минуты`,
  }),
  aboutHoursAndMinutes: (h, m) => (m === 0 ? aboutHours(h) : `${aboutHours(h)} ${genitiveMinutes(m)}`),
  between: (from, to) => `с ${from} до ${to}`,
  peopleAhead: plural({
    none: 'Перед вами никого нет',
    one: (n) => `Перед вами ${n} человек`,
    few: (n) => `Перед вами ${n} человека`,
    many: (n) => `Перед вами ${n} человек`,
    other: (n) => `Перед вами ${n} человека`,
  }),
  noEstimateYet: 'Оценки времени пока нет',
  copy: 'КОПИЯ',
  rehearsal: 'РЕПЕТИЦИЯ',
}

export const ru: Messages = {
  common,
  slip: {
    greeting: 'Рады вам помочь',
    yourNumber: 'Ваш номер',
    expectedCall: 'Ожидаемое время вызова',
    otherLettersMayBeCalledBefore: 'Номера с другими буквами могут вызвать раньше вас',
    documentsToPrepare: 'Подготовьте, пожалуйста',
    missedCall: plural({
      one: (n) => `Пропустили вызов? Место сохраняется ${n} минуту. Подойдите к стойке приёма`,
      few: (n) => `Пропустили вызов? Место сохраняется ${n} минуты. Подойдите к стойке приёма`,
      many: (n) => `Пропустили вызов? Место сохраняется ${n} минут. Подойдите к стойке приёма`,
      other: (n) => `Пропустили вызов? Место сохраняется ${n} минуты. Подойдите к стойке приёма`,
    }),
    followOnPhone: 'Следите за очередью в телефоне',
    code: 'Код',
    issuedAt: (date, time) => `Выдан ${date} в ${time}`,
  },
  board: {
    number: 'Номер',
    serviceWindow: 'Окно',
    waitForArrivingNow: 'Ожидание для тех, кто пришёл сейчас',
    peopleWaiting: plural({
      none: 'Никто не ждёт',
      one: (n) => `Ждёт ${n} человек`,
      few: (n) => `Ждут ${n} человека`,
      many: (n) => `Ждут ${n} человек`,
      other: (n) => `Ждут ${n} человека`,
    }),
    missedNumbers: 'Не подошли на вызов',
    hallClosed: 'Приём закрыт',
    opensAt: (time) => `Откроется в ${time}`,
    noServerConnection: 'Нет связи с сервером. Данные могут быть устаревшими',
    lastCalls: 'Последние вызовы',
    noEstimateYet: common.noEstimateYet,
    between: common.between,
    aboutMinutes: common.aboutMinutes,
    apologyRequote: (number, from, to) =>
      `Номер ${number}: приносим извинения за задержку. Теперь вызов ожидается ${common.between(from, to)}`,
  },
  phone: {
    typeCode: 'Введите код с талона',
    showTicket: 'Показать',
    yourNumber: 'Ваш номер',
    peopleAhead: common.peopleAhead,
    proceedToWindow: (serviceWindow) => `Пройдите к окну ${serviceWindow}`,
    visitOver: 'Приём окончен. Спасибо, что пришли',
    expectedBetween: (from, to) => `Вызов ожидается ${common.between(from, to)}`,
    noEstimateYet: common.noEstimateYet,
    dataFromTime: (time) => `Данные на ${time}`,
    unknownTicket: 'Номер не найден. Обратитесь к стойке приёма',
    missedCall: 'Вас вызвали, но вы не подошли. Обратитесь к стойке приёма',
    heldAside: 'Место за вами сохранено. Вернитесь к окну, когда будете готовы',
    cancelled: 'Номер отменён',
    apology: (from, to) =>
      `Приносим извинения за задержку. Теперь вызов ожидается ${common.between(from, to)}`,
    noConnection: 'Сейчас нет связи. Пробуем снова',
  },
}
