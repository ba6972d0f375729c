/**
 * A key with its modifiers, in writing: `j`, `Shift+j`, `?`, `Mod+Shift+c`, `Alt+ArrowLeft`, `Space`.
 * Letters are small; a symbol is written as it is typed, without the Shift it takes. `Mod` is Ctrl or
 * Cmd, `Ctrl` and `Meta` one of them. Two chords with a blank between are pressed one after the other: `g a`.
 */
export type Chord = string;

/**
 * True for a key of an input method: the Enter or Esc that ends a composition is no command.
 * Chromium reports 229 for a key that an input method has handled.
 */
export function isComposing(press: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return press.isComposing || press.keyCode === 229;
}

export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
>;

/**
 * The chords that a press can stand for, the likeliest first; none for a key of an input method. Under a
 * layout without Latin letters (Hangul, Kana, Cyrillic) the physical key counts, else the letter.
 */
export function chordsOf(press: KeyPress): Chord[] {
  if (isComposing(press)) return [];
  const isControl = press.ctrlKey || press.metaKey;
  if (isControl && press.altKey) return [];
  const names = namesOf(press);
  if (isControl) {
    const own = press.metaKey ? 'Meta' : 'Ctrl';
    return names.flatMap((name) => [`Mod+${name}`, `${own}+${name}`]);
  }
  return press.altKey ? names.map((name) => `Alt+${name}`) : names;
}

function namesOf(press: KeyPress): string[] {
  const shift = press.shiftKey ? 'Shift+' : '';
  const letter = letterOf(press);
  if (letter !== null) return [shift + letter];
  if (press.key === ' ') return [`${shift}Space`];
  if (press.key.length > 1) return [shift + press.key];
  // AZERTY has its digits behind Shift.
  const digit = press.shiftKey ? undefined : /^Digit([0-9])$/.exec(press.code)?.[1];
  return [press.key, digit ?? symbolOf(press)].filter((name) => name !== undefined);
}

/** The symbols on the keys of an English keyboard, without and with Shift. */
const symbols: Readonly<Record<string, string>> = {
  ...{ Comma: ',<', Period: '.>', Slash: '/?', Semicolon: ';:', Minus: '-_', Equal: '=+' },
  ...{ BracketLeft: '[{', BracketRight: ']}', Backslash: '\\|', Digit3: '3#' },
};

/** A Japanese keyboard has some of them at other places. */
const symbolsOfJapan: typeof symbols = {
  ...symbols,
  ...{ Semicolon: ';+', Minus: '-=', Equal: '^~' },
  ...{ BracketLeft: '@`', BracketRight: '[{', Backslash: ']}' },
};

/** The symbol of a key, by its place, that types a letter or a sign of another script. */
function symbolOf({ key, code, shiftKey }: KeyPress): string | undefined {
  if (!isOfOtherScript(key) && (isAscii(key) || code !== 'Slash')) return undefined;
  return (isKana(key) ? symbolsOfJapan : symbols)[code]?.[shiftKey ? 1 : 0];
}

/** A German ß is no minus, and € no digit. */
const isOfOtherScript = (key: string) => /^[\u0370-\u1dff\u2e80-\uffff]/.test(key);

/** Also of half width, and the brackets and points that such a layout has behind Shift. */
const isKana = (key: string) => /^[\u3001-\u30ff\uff61-\uff9f]/.test(key);

/** The letter of a key: as printed on Dvorak and AZERTY, by its position under a Hangul layout. */
function letterOf(press: KeyPress): string | null {
  if (/^[a-z]$/i.test(press.key)) return press.key.toLowerCase();
  if (isAscii(press.key)) return null;
  return /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase() ?? null;
}

function isAscii(key: string): boolean {
  return key.charCodeAt(0) < 128;
}

/** True when two chords are one, or one begins as the other is. */
export function meet(one: Chord, other: Chord): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}

const arrows: Record<string, string> = {
  ...{ ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' },
};

/** How a key cap shows a chord: `Ctrl Shift C`, or with the signs of a Mac. */
export function chordLabel(chord: Chord, isMac: boolean, space: string): string {
  const control = isMac ? '⌘' : 'Ctrl';
  const names: Record<string, string> = { Mod: control, Meta: '⌘', ...arrows, Space: space };
  const labels = chord
    .split(' ')
    .map((one) => one.split(/\+(?=.)/).map((name) => names[name] ?? capital(name)));
  return labels.map((parts) => parts.join(' ')).join(' ');
}

const capital = (name: string) => (/^[a-z]$/.test(name) ? name.toUpperCase() : name);
