// Where each Hebrew letter lies on the standard keyboard, so that it is found whatever layout is switched on.
const hebrewKeys: Readonly<Record<string, string>> = {
  א: 'KeyT',
  ב: 'KeyC',
  ג: 'KeyD',
  ד: 'KeyS',
  ה: 'KeyV',
  ו: 'KeyU',
  ז: 'KeyZ',
  ח: 'KeyJ',
  ט: 'KeyY',
  י: 'KeyH',
  כ: 'KeyF',
  ל: 'KeyK',
  מ: 'KeyN',
  נ: 'KeyB',
  ס: 'KeyX',
  ע: 'KeyG',
  פ: 'KeyP',
  צ: 'KeyM',
  ק: 'KeyE',
  ר: 'KeyR',
  ש: 'KeyA',
  ת: 'Comma',
}

interface Lettered {
  readonly id: string
  readonly letter: string
}

/** The service that a key stands for: by what the key types, else by where the letter lies. */
export function serviceForKey<S extends Lettered>(
  services: readonly S[],
  event: { readonly key: string; readonly code: string },
): S | undefined {
  const typed = event.key.toLocaleUpperCase()
  return (
    services.find((service) => service.letter.toLocaleUpperCase() === typed) ??
    services.find((service) => {
      const letter = service.letter.toLocaleUpperCase()
      return (hebrewKeys[letter] ?? `Key${letter}`) === event.code
    })
  )
}
