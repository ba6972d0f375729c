/** The highlight colours by their keys 1 to 5. */
export type ColourCommand = 'colour-1' | 'colour-2' | 'colour-3' | 'colour-4' | 'colour-5';

/** The keyboard's commands. Under a Hangul layout the physical key counts, else the letter. */
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
  | 'find'
  | 'find-next'
  | 'find-previous'
  | 'tags'
  | 'star'
  | 'archive'
  | 'unread'
  | 'original'
  | 'outline'
  | 'versions'
  | 'site-rule'
  | 'left-out'
  | 'unfold'
  | 'fold'
  | 'export'
  | 'print'
  | 'delete'
  | 'undo'
  | 'redo'
  | 'restore'
  | 'select-all'
  | 'next-hit'
  | 'previous-hit'
  | 'mark'
  | 'note'
  | 'remove-mark'
  | 'highlights'
  | 'all-highlights'
  | 'next-sentence'
  | 'previous-sentence'
  | 'extend-next-sentence'
  | 'extend-previous-sentence'
  | 'copy-with-source'
  | ColourCommand
  | 'next-mark'
  | 'previous-mark'
  | 'cite'
  | 'page-info'
  | 'read-aloud'
  | 'reader-down'
  | 'reader-up'
  | 'go-back'
  | 'go-forward'
  | 'settings'
  | 'help'
  | 'full-width'
  | 'larger-text'
  | 'smaller-text'
  | 'default-text'
  | 'toggle-dark'
  | 'toggle-sidebar';

/** The kind of element that has the focus. */
export type KeyPlace =
  /** A text field: only keys with Ctrl or Cmd are commands. */
  | 'field'
  /** The list, or no particular element. */
  | 'list'
  /** The article's frame, which arrow keys scroll. */
  | 'reader'
  /** A button, menu or dialog, to which Enter, Space and arrow keys belong. */
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
  x: 'site-rule',
  l: 'left-out',
  n: 'next-hit',
  r: 'restore',
  h: 'mark',
  m: 'note',
  p: 'highlights',
  f: 'full-width',
  a: 'read-aloud',
  c: 'cite',
  i: 'page-info',
  d: 'toggle-dark',
};

const shiftedLetters: Record<string, KeyCommand> = {
  j: 'extend-next',
  k: 'extend-previous',
  n: 'previous-hit',
  o: 'outline',
  p: 'all-highlights',
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
  // Chromium reports 229 for a key that an input method has handled.
  if (press.isComposing || press.keyCode === 229) return null;
  if (press.ctrlKey || press.metaKey) return withControl(press, place);
  if (press.altKey) return withAlt(press, place);
  if (press.key === 'F3') return press.shiftKey ? 'find-previous' : 'find-next';
  if (place === 'field') return null;
  if (press.key === 'Escape') return 'back';
  const symbol = symbolOf(press);
  if (symbol !== null) return symbol;
  const letter = letterOf(press);
  if (letter !== null) return (press.shiftKey ? shiftedLetters : letters)[letter] ?? null;
  if (place === 'reader' && press.key === 'Delete') return 'delete';
  if (place === 'reader' && press.key === 'Backspace') return 'remove-mark';
  if (place === 'reader' && press.key === ' ') return press.shiftKey ? 'reader-up' : 'reader-down';
  if (place !== 'list') return null;
  return (press.shiftKey ? shiftedListKeys : listKeys)[press.key] ?? null;
}

const shiftedControl: Record<string, KeyCommand> = {
  c: 'copy-with-source',
  e: 'export',
  f: 'search',
  g: 'find-previous',
};

function withAlt(press: KeyPress, place: KeyPlace): KeyCommand | null {
  // In a field of a Mac they move by words.
  if (place === 'field' || press.shiftKey) return null;
  if (press.key === 'ArrowLeft') return 'go-back';
  return press.key === 'ArrowRight' ? 'go-forward' : null;
}

function withControl(press: KeyPress, place: KeyPlace): KeyCommand | null {
  if (press.altKey) return null;
  const letter = letterOf(press);
  if (letter === 'z' || letter === 'y') return historyCommand(letter, press, place);
  if (press.shiftKey) return shiftedControl[letter ?? ''] ?? null;
  if (press.key === ',') return 'settings';
  if (press.key === '\\') return 'toggle-sidebar';
  if (press.metaKey && press.key === '[') return 'go-back';
  if (press.metaKey && press.key === ']') return 'go-forward';
  if (letter === 'f') return 'find';
  if (letter === 'g') return 'find-next';
  if (letter === 'p') return 'print';
  return letter === 'a' && (place === 'list' || place === 'control') ? 'select-all' : null;
}

/** In a field these keys are the field's. */
function historyCommand(letter: 'z' | 'y', press: KeyPress, place: KeyPlace): KeyCommand | null {
  if (place === 'field') return null;
  if (letter === 'z') return press.shiftKey ? 'redo' : 'undo';
  return press.shiftKey || press.metaKey ? null : 'redo';
}

const digits: Record<string, KeyCommand> = {
  '0': 'default-text',
  '1': 'colour-1',
  '2': 'colour-2',
  '3': 'colour-3',
  '4': 'colour-4',
  '5': 'colour-5',
};

const symbols: Record<string, KeyCommand> = {
  '?': 'help',
  '/': 'search',
  '#': 'delete',
  '+': 'larger-text',
  // The plus key without Shift, on most layouts.
  '=': 'larger-text',
  '-': 'smaller-text',
  '.': 'next-mark',
  ',': 'previous-mark',
  ']': 'next-sentence',
  '[': 'previous-sentence',
  '}': 'extend-next-sentence',
  '{': 'extend-previous-sentence',
};

function symbolOf(press: KeyPress): KeyCommand | null {
  const symbol = symbols[press.key] ?? digits[press.key];
  if (symbol) return symbol;
  // AZERTY has its digits behind Shift.
  const digit = press.shiftKey ? undefined : /^Digit([0-5])$/.exec(press.code)?.[1];
  if (digit !== undefined) return digits[digit] ?? null;
  if (isAscii(press.key) || press.code !== 'Slash') return null;
  return press.shiftKey ? 'help' : 'search';
}

/** The letter of a key: as printed on Dvorak and AZERTY, by its position under a Hangul layout. */
function letterOf(press: KeyPress): string | null {
  if (/^[a-z]$/i.test(press.key)) return press.key.toLowerCase();
  if (isAscii(press.key)) return null;
  return /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase() ?? null;
}

function isAscii(key: string): boolean {
  return key.charCodeAt(0) < 128;
}
