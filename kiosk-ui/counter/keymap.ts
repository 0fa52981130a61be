/** The presses that have a key and a place in the bar. */
export type Action = 'next' | 'recall' | 'arrived' | 'park' | 'transfer' | 'end' | 'no-show' | 'break'

/** The one table of keys: change it here and nowhere else. */
export const keymap: Readonly<Record<Action, string>> = {
  next: 'F2',
  recall: 'F3',
  arrived: 'F4',
  park: 'F6',
  transfer: 'F7',
  end: 'F8',
  'no-show': 'F9',
  break: 'F10',
}

export const undoKey = 'Ctrl+Z'

/** In the order of the bar. */
export const actions: readonly Action[] = [
  'next',
  'recall',
  'arrived',
  'park',
  'transfer',
  'end',
  'no-show',
  'break',
]

export function actionOfKey(key: string): Action | undefined {
  return actions.find((action) => keymap[action] === key)
}
