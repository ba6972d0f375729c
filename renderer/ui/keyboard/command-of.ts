/** What a key asks for. The physical key counts under a Hangul layout, the letter elsewhere. */
export type KeyCommand =
  | 'next'
  | 'previous'
  | 'extend-next'
  | 'extend-previous'
  | 'first'
  | 'last'
  | 'page-down'
  | 'page-up'
  | 'open'
  | 'back'
  | 'search'
  | 'tags'
  | 'star'
  | 'archive'
  | 'unread'
  | 'original'
  | 'versions'
  | 'mend'
  | 'unfold'
  | 'fold'
  | 'delete'
  | 'undo'
  | 'restore'
  | 'select-all'
  | 'next-hit'
  | 'previous-hit'
  | 'mark'
  | 'note'
  | 'highlights'
  | 'next-sentence'
  | 'previous-sentence'
  | 'extend-next-sentence'
  | 'extend-previous-sentence'
  | 'reader-down'
  | 'reader-up'
  | 'settings'
  | 'help'
  | 'toggle-sidebar';

/** Where the key was pressed. */
export type KeyPlace =
  /** A field that takes text: only keys with Ctrl or Cmd get through. */
  | 'field'
  /** The list, or nothing in particular. */
  | 'list'
  /** The article's frame: arrows and Space scroll it. */
  | 'reader'
  /** A button, a menu, a dialog: Enter, Space and arrows belong to it. */
  | 'control';

export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
>;

const letters: Record<string, KeyCommand> = {
  j: 'next',
  k: 'previous',
  t: 'tags',
  s: 'star',
  e: 'archive',
  u: 'unread',
  o: 'original',
  v: 'versions',
  x: 'mend',
  n: 'next-hit',
  r: 'restore',
  h: 'mark',
  m: 'note',
  p: 'highlights',
};

const shiftedLetters: Record<string, KeyCommand> = {
  j: 'extend-next',
  k: 'extend-previous',
  n: 'previous-hit',
};

const listKeys: Record<string, KeyCommand> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  PageDown: 'page-down',
  PageUp: 'page-up',
  ArrowRight: 'unfold',
  ArrowLeft: 'fold',
  Enter: 'open',
  ' ': 'reader-down',
  Delete: 'delete',
  Backspace: 'delete',
};

const shiftedListKeys: Record<string, KeyCommand> = {
  ArrowDown: 'extend-next',
  ArrowUp: 'extend-previous',
  ' ': 'reader-up',
};

export function commandOf(press: KeyPress, place: KeyPlace): KeyCommand | null {
  // 229 is what Chromium reports for a key that went to an input method.
  if (press.isComposing || press.keyCode === 229) return null;
  if (press.ctrlKey || press.metaKey) return withControl(press, place);
  if (press.altKey || place === 'field') return null;
  if (press.key === 'Escape') return 'back';
  const symbol = symbolOf(press);
  if (symbol !== null) return symbol;
  const letter = letterOf(press);
  if (letter !== null) return (press.shiftKey ? shiftedLetters : letters)[letter] ?? null;
  if (place === 'reader' && press.key === 'Delete') return 'delete';
  if (place !== 'list') return null;
  return (press.shiftKey ? shiftedListKeys : listKeys)[press.key] ?? null;
}

function withControl(press: KeyPress, place: KeyPlace): KeyCommand | null {
  if (press.altKey || press.shiftKey) return null;
  if (press.key === ',') return 'settings';
  if (press.key === '\\') return 'toggle-sidebar';
  const letter = letterOf(press);
  if (letter === 'f') return 'search';
  if (letter === 'z') return place === 'field' ? null : 'undo';
  return letter === 'a' && (place === 'list' || place === 'control') ? 'select-all' : null;
}

const symbols: Record<string, KeyCommand> = {
  '?': 'help',
  '/': 'search',
  '#': 'delete',
  ']': 'next-sentence',
  '[': 'previous-sentence',
  '}': 'extend-next-sentence',
  '{': 'extend-previous-sentence',
};

function symbolOf(press: KeyPress): KeyCommand | null {
  const symbol = symbols[press.key];
  if (symbol) return symbol;
  if (isAscii(press.key) || press.code !== 'Slash') return null;
  return press.shiftKey ? 'help' : 'search';
}

/** The letter a key stands for: as it is written on Dvorak and AZERTY, by its place under Hangul. */
function letterOf(press: KeyPress): string | null {
  if (/^[a-z]$/i.test(press.key)) return press.key.toLowerCase();
  if (isAscii(press.key)) return null;
  return /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase() ?? null;
}

function isAscii(key: string): boolean {
  return key.charCodeAt(0) < 128;
}
