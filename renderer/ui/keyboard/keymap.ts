import { type Chord, chordsOf, type KeyPress, meet } from './chord';

/**
 * The commands of the keyboard, each with the keys that it has at first. They can be changed
 * (`Preferences.keys`), and work everywhere but in text fields, dialogs and menus.
 */
export const defaultKeys = {
  next: ['j'],
  previous: ['k'],
  'extend-next': ['Shift+j'],
  'extend-previous': ['Shift+k'],
  first: [],
  last: [],
  'page-down': [],
  'page-up': [],
  unfold: [],
  fold: [],
  'select-all': [],
  open: [],
  back: [],
  'open-apart': [],
  'new-window': [],
  'open-in-tab': [],
  'new-tab': [],
  'close-tab': [],
  'reopen-tab': [],
  'next-tab': [],
  'previous-tab': [],
  'full-width': ['f'],
  'reader-down': [],
  'reader-up': [],
  'go-back': [],
  'go-forward': [],
  'go-all': ['g a'],
  'go-unread': ['g u'],
  'go-reading': ['g r'],
  'go-read': ['g d'],
  'go-archived': ['g e'],
  'go-starred': ['g s'],
  'go-highlighted': ['g h'],
  'all-highlights': ['Shift+p', 'g p'],
  'go-trash': ['g x'],
  times: ['g o'],
  'go-tag': ['g t'],
  star: ['s'],
  archive: ['e'],
  unread: ['u'],
  read: ['Shift+u'],
  'next-state': ['w'],
  'previous-state': ['Shift+w'],
  tags: ['t'],
  collect: ['y'],
  uncollect: ['Shift+y'],
  'move-up': [],
  'move-down': [],
  original: ['o'],
  outline: ['Shift+o'],
  versions: ['v'],
  'page-info': ['i'],
  'site-rule': ['x'],
  'left-out': ['l'],
  'read-aloud': ['a'],
  print: [],
  export: [],
  delete: ['#'],
  undo: [],
  redo: [],
  restore: ['r'],
  mark: ['h'],
  note: ['m'],
  'colour-1': ['1'],
  'colour-2': ['2'],
  'colour-3': ['3'],
  'colour-4': ['4'],
  'colour-5': ['5'],
  'remove-mark': [],
  'next-mark': ['.'],
  'previous-mark': [','],
  'next-sentence': [']'],
  'previous-sentence': ['['],
  'extend-next-sentence': ['}'],
  'extend-previous-sentence': ['{'],
  highlights: ['p'],
  'copy-with-source': [],
  cite: ['c'],
  search: ['/'],
  'next-hit': ['n'],
  'previous-hit': ['Shift+n'],
  find: [],
  'find-next': [],
  'find-previous': [],
  palette: [],
  // The plus key without Shift, on most layouts.
  'larger-text': ['+', '='],
  'smaller-text': ['-'],
  'default-text': ['0'],
  'toggle-dark': ['d'],
  'toggle-sidebar': [],
  'group-none': [],
  'group-day': [],
  'group-month': [],
  'group-site': [],
  'group-tag': [],
  'rows-comfortable': [],
  'rows-compact': [],
  'rows-line': [],
  'rows-columns': [],
  settings: [],
  help: ['?'],
} satisfies Record<string, readonly Chord[]>;

export type KeyCommand = keyof typeof defaultKeys;

/** The highlight colours by their keys 1 to 5. */
export type ColourCommand = Extract<KeyCommand, `colour-${number}`>;

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

type FixedKeys = Readonly<Record<Chord, KeyCommand>>;

/** Keys that cannot be changed: the menu bar and the habits of the system have them, too. */
const everywhere: FixedKeys = {
  F3: 'find-next',
  'Shift+F3': 'find-previous',
  'Mod+f': 'find',
  'Mod+g': 'find-next',
  'Mod+Shift+g': 'find-previous',
  'Mod+Shift+f': 'search',
  'Mod+Shift+c': 'copy-with-source',
  'Mod+Shift+e': 'export',
  'Mod+p': 'print',
  'Mod+k': 'palette',
  'Mod+n': 'new-window',
  'Mod+t': 'new-tab',
  'Mod+w': 'close-tab',
  'Mod+Shift+t': 'reopen-tab',
  'Ctrl+Tab': 'next-tab',
  'Ctrl+Shift+Tab': 'previous-tab',
  'Ctrl+PageDown': 'next-tab',
  'Ctrl+PageUp': 'previous-tab',
  'Mod+,': 'settings',
  'Mod+\\': 'toggle-sidebar',
  'Meta+[': 'go-back',
  'Meta+]': 'go-forward',
};

/** In a field these are the field's: in one of a Mac, Alt and the arrows move by words. */
const outsideFields: FixedKeys = {
  Escape: 'back',
  'Shift+Escape': 'back',
  'Mod+z': 'undo',
  'Mod+Shift+z': 'redo',
  'Ctrl+y': 'redo',
  'Alt+ArrowLeft': 'go-back',
  'Alt+ArrowRight': 'go-forward',
};

const selectAll: FixedKeys = { 'Mod+a': 'select-all' };

const fixed: Readonly<Record<KeyPlace, FixedKeys>> = {
  field: everywhere,
  control: { ...everywhere, ...outsideFields, ...selectAll },
  reader: {
    ...{ ...everywhere, ...outsideFields },
    ...{ Delete: 'delete', 'Shift+Delete': 'delete' },
    ...{ Backspace: 'remove-mark', 'Shift+Backspace': 'remove-mark' },
    ...{ Space: 'reader-down', 'Shift+Space': 'reader-up' },
  },
  list: {
    ...{ ...everywhere, ...outsideFields, ...selectAll },
    ...{ ArrowDown: 'next', ArrowUp: 'previous' },
    ...{ 'Alt+ArrowDown': 'move-down', 'Alt+ArrowUp': 'move-up' },
    ...{ 'Shift+ArrowDown': 'extend-next', 'Shift+ArrowUp': 'extend-previous' },
    ...{ Home: 'first', End: 'last', PageDown: 'page-down', PageUp: 'page-up' },
    ...{ ArrowRight: 'unfold', ArrowLeft: 'fold', Enter: 'open', 'Shift+Enter': 'open-apart' },
    ...{ 'Mod+Enter': 'open-in-tab' },
    ...{ Space: 'reader-down', 'Shift+Space': 'reader-up' },
    ...{ Delete: 'delete', Backspace: 'delete' },
  },
};

/** The keys of some commands instead of those that they have at first. */
export type OwnKeys = Readonly<Record<string, readonly Chord[]>>;

/** Which key is which command. */
export interface Keymap {
  /** The keys of a command that can be changed. */
  own(command: KeyCommand): readonly Chord[];
  /** All keys of a command on this system, those that can be changed first. */
  all(command: KeyCommand, isMac: boolean): readonly Chord[];
  /** The commands that have this key or sequence, or one that begins with it or is its beginning. */
  inConflict(chord: Chord): readonly KeyCommand[];
  /** The command of a press; after the first key of a sequence, `before` is that key. */
  find(press: KeyPress, place: KeyPlace, before?: Chord | null): KeyCommand | null;
  /** The chord with which a sequence begins that this press may begin; null for none. */
  begins(press: KeyPress, place: KeyPlace): Chord | null;
  /** The second keys after `first`, with their commands. */
  continuations(first: Chord): readonly { chord: Chord; command: KeyCommand }[];
}

export const keyCommands = Object.keys(defaultKeys) as KeyCommand[];

export const isKeyCommand = (name: string): name is KeyCommand => Object.hasOwn(defaultKeys, name);

/** @param changed by name of command; names that are unknown have no effect */
export function createKeymap(changed: OwnKeys = {}): Keymap {
  const own = (command: KeyCommand): readonly Chord[] => changed[command] ?? defaultKeys[command];
  const commandOf = new Map<Chord, KeyCommand>();
  for (const command of keyCommands) {
    for (const chord of own(command)) if (!commandOf.has(chord)) commandOf.set(chord, command);
  }
  const firsts = new Set(
    [...commandOf.keys()].flatMap((chord) => chord.match(/^(.+) /)?.[1] ?? []),
  );

  const find: Keymap['find'] = (press, place, before = null) => {
    for (const chord of chordsOf(press)) {
      if (before !== null) {
        const second = commandOf.get(`${before} ${chord}`);
        if (second) return second;
        continue;
      }
      const command = fixed[place][chord] ?? (place === 'field' ? null : commandOf.get(chord));
      if (command) return command;
    }
    return null;
  };

  return {
    own,
    all: (command, isMac) => [...own(command), ...fixedKeysOf(command, isMac)],
    find,
    begins(press, place) {
      if (place === 'field') return null;
      return chordsOf(press).find((chord) => firsts.has(chord) && !commandOf.has(chord)) ?? null;
    },
    inConflict: (chord) =>
      keyCommands.filter((command) => own(command).some((other) => meet(chord, other))),
    continuations: (first) =>
      [...commandOf]
        .filter(([chord]) => chord.startsWith(`${first} `))
        .map(([chord, command]) => ({ chord: chord.slice(first.length + 1), command })),
  };
}

/** The keys of a command on this system that cannot be changed. */
export function fixedKeysOf(command: KeyCommand, isMac: boolean): readonly Chord[] {
  const elsewhere = isMac ? 'Ctrl+' : 'Meta+';
  const chords = [fixed.list, fixed.reader].flatMap((keys) =>
    Object.entries(keys).flatMap(([chord, other]) => (other === command ? chord : [])),
  );
  return [...new Set(chords)].filter((chord) => !alike.has(chord) && !chord.startsWith(elsewhere));
}

/** They work and are not shown: the same key without Shift stands for them. */
const alike: ReadonlySet<Chord> = new Set(['Shift+Escape', 'Shift+Delete', 'Shift+Backspace']);

/** A chord that a command can be given: a letter, one with Shift, a digit or a symbol. */
export function canBeGiven(chord: Chord): boolean {
  return /^(?:Shift\+)?[a-z]$|^[!-~]$/.test(chord) && !/^[A-Z]$/.test(chord);
}
