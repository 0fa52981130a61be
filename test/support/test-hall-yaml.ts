const windows = Array.from({ length: 8 }, (_, at) => {
  const calls =
    at < 6 ? '[{ service: tax }, { service: water, rank: 2 }]' : '[{ service: permits }, { service: tax }]'
  return `  - { number: ${at + 1}, calls: ${calls} }`
})

/** A hall of eight windows that issues at any hour and whose days are opened by hand. */
export const testHallYaml = `id: test
names: { en: Test hall, he: אולם }
timeZone: Asia/Jerusalem
languages: [en, he, ar, ru, am]
hours: { sunday: ['08:00-16:00'] }
outsideHours: allow
rollover: by-hand
services:
  - { id: tax, letter: A, names: { en: Tax }, typicalServiceMinutes: 6 }
  - { id: water, letter: B, names: { en: Water } }
  - { id: permits, letter: C, names: { en: Permits }, dailyLimit: 9000 }
serviceWindows:
${windows.join('\n')}
clerks: [{ id: dana, names: { en: Dana } }, { id: yusuf, names: { en: Yusuf } }]
priorityClasses:
  - { id: ordinary, names: { en: Ordinary } }
  - { id: aged-80, names: { en: Aged 80 }, headStartMinutes: 240 }
noShow: { recalls: 1, reinstateWithinMinutes: 30 }
`
