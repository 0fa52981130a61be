import jsqr from 'jsqr'
import type { Language } from '../../language/languages.ts'
import type { Bitmap } from '../../printer/raster/bitmap.ts'
import { unpackPixels } from '../../printer/raster/bitmap.ts'
import type { SlipContent } from '../../printer/slip/slip-content.ts'

interface Names {
  readonly hall: string
  readonly service: string
  readonly documents: readonly string[]
}

const names: Readonly<Record<Language, Names>> = {
  he: {
    hall: 'עיריית רמת השקמה · אגף הגבייה',
    service: 'ארנונה ומים',
    documents: ['תעודת זהות', 'חשבון ארנונה אחרון', 'חוזה שכירות'],
  },
  ar: {
    hall: 'بلدية رمات هشكما · قسم الجباية',
    service: 'ضريبة الأملاك والمياه',
    documents: ['بطاقة الهوية', 'آخر فاتورة أرنونا'],
  },
  ru: {
    hall: 'Мэрия Рамат-ха-Шикма · отдел сборов',
    service: 'Арнона и вода',
    documents: ['Удостоверение личности', 'Последний счёт за арнону'],
  },
  en: {
    hall: 'Ramat HaShikma City Hall · Collections',
    service: 'Property tax and water',
    documents: ['Identity card', 'Last property tax bill', 'Rental contract'],
  },
  am: {
    hall: 'የራማት ሃሽክማ ማዘጋጃ ቤት',
    service: 'የንብረት ግብር እና ውሃ',
    documents: ['መታወቂያ ካርድ', 'የመጨረሻው የንብረት ግብር ሂሳብ'],
  },
}

const minuteMs = 60_000
export const issuedAtMs = Date.UTC(2026, 10, 22, 10, 51)

/** A slip of a hall that speaks Hebrew, issued at 12:51 and promised between 13:05 and 13:20. */
export function sampleSlip(language: Language, changes: Partial<SlipContent> = {}): SlipContent {
  return {
    language,
    hallLanguage: 'he',
    timeZone: 'Asia/Jerusalem',
    hallName: names[language].hall,
    hallNameInHallLanguage: names.he.hall,
    number: 'A134',
    serviceName: names[language].service,
    serviceNameInHallLanguage: names.he.service,
    issuedAtMs,
    promise: {
      notBeforeMs: issuedAtMs + 14 * minuteMs,
      byMs: issuedAtMs + 29 * minuteMs,
      aboutMs: 22 * minuteMs,
    },
    ahead: 7,
    otherLettersMayBeCalledBefore: true,
    documents: names[language].documents,
    missedCallMinutes: 15,
    url: 'https://queue.ramat-hashikma.example/t/7KQ4M2XR',
    shortCode: '7KQ4-M2XR',
    copy: false,
    rehearsal: false,
    ...changes,
  }
}

/** What the QR on a slip says, or null if a reader finds none. */
export function readQr(bitmap: Bitmap): string | null {
  return jsqr.default(unpackPixels(bitmap), bitmap.width, bitmap.height)?.data ?? null
}
