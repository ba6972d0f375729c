import { describe, expect, it } from 'vitest';
import { withKeys } from '../../../renderer/ui/keyboard/change-keys';
import { chordLabel, type KeyPress } from '../../../renderer/ui/keyboard/chord';
import { commandGroups } from '../../../renderer/ui/keyboard/command-groups';
import {
  canBeGiven,
  createKeymap,
  type KeyPlace,
  keyCommands,
} from '../../../renderer/ui/keyboard/keymap';

const keymap = createKeymap();
const commandOf = keymap.find;

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    keyCode: 0,
    ...more,
  };
}

const list: KeyPlace = 'list';

describe('the letter that is typed', () => {
  it.each([
    ['j', 'next'],
    ['k', 'previous'],
    ['t', 'tags'],
    ['s', 'star'],
    ['e', 'archive'],
    ['u', 'unread'],
    ['Shift+u', 'read'],
    ['w', 'next-state'],
    ['o', 'original'],
    ['/', 'search'],
    ['?', 'help'],
    ['#', 'delete'],
    ['r', 'restore'],
    ['+', 'larger-text'],
    ['=', 'larger-text'],
    ['-', 'smaller-text'],
    ['0', 'default-text'],
    ['d', 'toggle-dark'],
    // With Caps Lock.
    ['J', 'next'],
  ] as const)('%s means %s', (key, command) => {
    expect(commandOf(press(key), list)).toBe(command);
  });

  it('goes before the place of the key: Dvorak has its j where QWERTY has c', () => {
    expect(commandOf(press('j', { code: 'KeyC' }), list)).toBe('next');
    expect(commandOf(press('q', { code: 'KeyJ' }), list)).toBeNull();
  });
});

describe('the place of the key under a layout without Latin letters', () => {
  it.each([
    ['ㅓ', 'KeyJ', 'next'],
    ['ㅏ', 'KeyK', 'previous'],
    ['ㅅ', 'KeyT', 'tags'],
    ['ㄴ', 'KeyS', 'star'],
    ['ㄷ', 'KeyE', 'archive'],
    ['о', 'KeyJ', 'next'],
    ['ㅋ', 'KeyZ', null],
  ] as const)('%s on %s means %s', (key, code, command) => {
    expect(commandOf(press(key, { code }), list)).toBe(command);
  });

  it.each([
    ['ま', 'KeyJ', 'next'],
    ['ﾏ', 'KeyJ', 'next'],
    ['ち', 'KeyA', 'read-aloud'],
    ['め', 'Slash', 'search'],
    ['ね', 'Comma', 'previous-mark'],
    ['る', 'Period', 'next-mark'],
    ['ほ', 'Minus', 'smaller-text'],
    ['わ', 'Digit0', 'default-text'],
    ['ふ', 'Digit2', 'colour-2'],
    // The brackets as they are printed, one key further to the right than on an English keyboard.
    ['゜', 'BracketRight', 'previous-sentence'],
    ['む', 'Backslash', 'next-sentence'],
    ['゛', 'BracketLeft', null],
  ] as const)('of Kana: %s on %s means %s', (key, code, command) => {
    expect(commandOf(press(key, { code }), list)).toBe(command);
  });

  it.each([
    ['ま', 'KeyJ', 'extend-next'],
    ['ぁ', 'Digit3', 'delete'],
    ['ぅ', 'Digit4', null],
    ['・', 'Slash', 'help'],
    ['れ', 'Semicolon', 'larger-text'],
    ['「', 'BracketRight', 'extend-previous-sentence'],
    ['」', 'Backslash', 'extend-next-sentence'],
  ] as const)('of Kana with Shift: %s on %s means %s', (key, code, command) => {
    expect(commandOf(press(key, { code, shiftKey: true }), list)).toBe(command);
  });

  it('of Kana in a sequence', () => {
    expect(keymap.begins(press('き', { code: 'KeyG' }), list)).toBe('g');
    expect(commandOf(press('な', { code: 'KeyU' }), list, 'g')).toBe('go-unread');
  });

  it.each([
    ['х', 'BracketLeft', 'previous-sentence'],
    ['б', 'Comma', 'previous-mark'],
    ['ß', 'Minus', null],
    ['ü', 'BracketLeft', null],
    ['é', 'Slash', 'search'],
  ] as const)('of symbols: %s on %s means %s', (key, code, command) => {
    expect(commandOf(press(key, { code }), list)).toBe(command);
  });

  it('knows Shift there, too', () => {
    expect(commandOf(press('ㅓ', { code: 'KeyJ', shiftKey: true }), list)).toBe('extend-next');
    expect(commandOf(press('ㅜ', { code: 'KeyN', shiftKey: true }), list)).toBe('previous-hit');
    expect(commandOf(press('ㅐ', { code: 'KeyO', shiftKey: true }), list)).toBe('outline');
  });

  it('knows Ctrl there, too', () => {
    expect(commandOf(press('ㄹ', { code: 'KeyF', ctrlKey: true }), list)).toBe('find');
    expect(commandOf(press('ㅁ', { code: 'KeyA', metaKey: true }), list)).toBe('select-all');
  });
});

describe('the keys of the colours', () => {
  it.each(['1', '2', '3', '4', '5'])('%s, in each layout', (digit) => {
    const code = `Digit${digit}`;
    expect(commandOf(press(digit, { code }), 'reader')).toBe(`colour-${digit}`);
    expect(commandOf(press(digit, { code: `Numpad${digit}` }), list)).toBe(`colour-${digit}`);
    // AZERTY: a sign, and the digit with Shift.
    expect(commandOf(press('é', { code }), list)).toBe(`colour-${digit}`);
    expect(commandOf(press(digit, { code, shiftKey: true }), list)).toBe(`colour-${digit}`);
    expect(commandOf(press(digit, { code }), 'field')).toBeNull();
  });

  it('leave what is typed with Shift alone', () => {
    expect(commandOf(press('!', { code: 'Digit1', shiftKey: true }), list)).toBeNull();
    expect(commandOf(press('#', { code: 'Digit3', shiftKey: true }), list)).toBe('delete');
  });
});

describe('a key that belongs to somebody else', () => {
  it('is left to an input method', () => {
    expect(commandOf(press('ㅓ', { code: 'KeyJ', isComposing: true }), list)).toBeNull();
    expect(commandOf(press('Process', { code: 'KeyJ', keyCode: 229 }), list)).toBeNull();
    expect(commandOf(press('Enter', { isComposing: true }), list)).toBeNull();
  });

  it.each(['j', '/', '#', '?', 'Enter', 'Escape', 'Delete', ' ', 'ArrowDown'])(
    '%s is left to a field',
    (key) => expect(commandOf(press(key), 'field')).toBeNull(),
  );

  it.each(['Enter', ' ', 'ArrowDown', 'Home', 'Delete'])('%s is left to a control', (key) =>
    expect(commandOf(press(key), 'control')).toBeNull(),
  );

  it.each(['Enter', 'ArrowDown', 'PageDown', 'Home'])('%s is left to the article', (key) =>
    expect(commandOf(press(key), 'reader')).toBeNull(),
  );

  it('reads on by Space in the article, too', () => {
    expect(commandOf(press(' '), 'reader')).toBe('reader-down');
    expect(commandOf(press(' ', { shiftKey: true }), 'reader')).toBe('reader-up');
  });

  it('is left to the system with Alt', () => {
    expect(commandOf(press('j', { altKey: true }), list)).toBeNull();
    expect(commandOf(press('f', { ctrlKey: true, altKey: true }), list)).toBeNull();
  });

  it('undoes and redoes everywhere but in a field', () => {
    for (const place of ['list', 'reader', 'control'] as const) {
      expect(commandOf(press('z', { ctrlKey: true }), place)).toBe('undo');
      expect(commandOf(press('z', { ctrlKey: true, shiftKey: true }), place)).toBe('redo');
      expect(commandOf(press('y', { ctrlKey: true }), place)).toBe('redo');
      expect(commandOf(press('ㅋ', { ctrlKey: true, code: 'KeyZ' }), place)).toBe('undo');
    }
    expect(commandOf(press('z', { ctrlKey: true, shiftKey: true }), 'field')).toBeNull();
    expect(commandOf(press('y', { metaKey: true }), 'list')).toBeNull();
  });

  it('copies and pastes in a field', () => {
    for (const key of ['c', 'v', 'a', 'z', 'y']) {
      expect(commandOf(press(key, { ctrlKey: true }), 'field')).toBeNull();
    }
  });
});

describe('a key that works everywhere', () => {
  it.each(['list', 'reader', 'control', 'field'] as const)('Ctrl+Shift+C in a %s', (place) => {
    const held = { ctrlKey: true, shiftKey: true };
    expect(commandOf(press('C', held), place)).toBe('copy-with-source');
    expect(commandOf(press('ㅊ', { ...held, code: 'KeyC' }), place)).toBe('copy-with-source');
  });

  it.each(['list', 'reader', 'control', 'field'] as const)('Ctrl+F and F3 in a %s', (place) => {
    const held = { ctrlKey: true };
    const shifted = { ...held, shiftKey: true };
    expect(commandOf(press('f', held), place)).toBe('find');
    expect(commandOf(press('ㄹ', { metaKey: true, code: 'KeyF' }), place)).toBe('find');
    expect(commandOf(press('F', shifted), place)).toBe('search');
    expect(commandOf(press('F3'), place)).toBe('find-next');
    expect(commandOf(press('F3', { shiftKey: true }), place)).toBe('find-previous');
    expect(commandOf(press('g', held), place)).toBe('find-next');
    expect(commandOf(press('G', shifted), place)).toBe('find-previous');
  });

  it('goes back and forward by Alt and the arrows, but not in a field', () => {
    for (const place of ['list', 'reader', 'control'] as const) {
      expect(commandOf(press('ArrowLeft', { altKey: true }), place)).toBe('go-back');
      expect(commandOf(press('ArrowRight', { altKey: true }), place)).toBe('go-forward');
      expect(commandOf(press('[', { metaKey: true }), place)).toBe('go-back');
      expect(commandOf(press(']', { metaKey: true }), place)).toBe('go-forward');
    }
    expect(commandOf(press('ArrowLeft', { altKey: true }), 'field')).toBeNull();
    expect(commandOf(press('ArrowLeft', { altKey: true, shiftKey: true }), list)).toBeNull();
  });

  it.each(['list', 'reader', 'control'] as const)('j and Esc in a %s', (place) => {
    expect(commandOf(press('j'), place)).toBe('next');
    expect(commandOf(press('Escape'), place)).toBe('back');
  });
});

describe('two keys one after the other', () => {
  it.each([
    ['a', 'KeyA', 'go-all'],
    ['u', 'KeyU', 'go-unread'],
    ['ㅕ', 'KeyU', 'go-unread'],
    ['x', 'KeyX', 'go-trash'],
    ['t', 'KeyT', 'go-tag'],
  ] as const)('g and %s', (key, code, command) => {
    expect(keymap.begins(press('g'), list)).toBe('g');
    expect(keymap.begins(press('ㅎ', { code: 'KeyG' }), list)).toBe('g');
    expect(commandOf(press('g'), list)).toBeNull();
    expect(commandOf(press(key, { code }), list, 'g')).toBe(command);
  });

  it('begin nothing in a field, with an input method or with a key that is a command', () => {
    expect(keymap.begins(press('g'), 'field')).toBeNull();
    expect(keymap.begins(press('g', { isComposing: true }), list)).toBeNull();
    expect(keymap.begins(press('j'), list)).toBeNull();
    expect(keymap.begins(press('g', { ctrlKey: true }), list)).toBeNull();
  });

  it('know no other second key', () => {
    expect(commandOf(press('j'), list, 'g')).toBeNull();
  });

  it('lists what can follow', () => {
    expect(keymap.continuations('g')).toContainEqual({ chord: 'e', command: 'go-archived' });
  });
});

describe('keys of one’s own', () => {
  it('take the place of those at first', () => {
    const own = createKeymap({ star: ['*'], next: ['g n'] });
    expect(own.find(press('*'), list)).toBe('star');
    expect(own.find(press('s'), list)).toBeNull();
    expect(own.find(press('n'), list, 'g')).toBe('next');
    // Keys that cannot be changed stay.
    expect(own.find(press('ArrowDown'), list)).toBe('next');
  });

  it('are taken from the command that had them', () => {
    const { keys, taken } = withKeys({}, 'star', ['e']);
    expect(taken).toEqual(['archive']);
    const own = createKeymap(keys);
    expect(own.find(press('e'), list)).toBe('star');
    expect(own.own('archive')).toEqual([]);
  });

  it('take a whole sequence away with its first key', () => {
    const { keys, taken } = withKeys({}, 'cite', ['g']);
    expect(taken).toContain('go-unread');
    expect(taken).toContain('all-highlights');
    expect(createKeymap(keys).own('all-highlights')).toEqual(['Shift+p']);
  });

  it('leave no trace when they are the first ones again', () => {
    const { keys } = withKeys({}, 'star', ['e']);
    const back = withKeys(keys, 'archive', ['e']);
    expect(back.taken).toEqual(['star']);
    expect(withKeys(back.keys, 'star', ['s']).keys).toEqual({});
  });

  it('of an unknown command change nothing', () => {
    expect(createKeymap({ unheard: ['j'] }).find(press('j'), list)).toBe('next');
  });

  it.each([
    ['j', true],
    ['Shift+j', true],
    ['*', true],
    ['7', true],
    ['Mod+j', false],
    ['ArrowDown', false],
    ['Space', false],
    ['J', false],
  ])('can be %s: %s', (chord, can) => expect(canBeGiven(chord)).toBe(can));
});

it('says a key as its cap does', () => {
  expect(chordLabel('Mod+Shift+c', false, 'Space')).toBe('Ctrl Shift C');
  expect(chordLabel('Mod+,', true, 'Space')).toBe('⌘ ,');
  expect(chordLabel('Shift+Space', false, '스페이스')).toBe('Shift 스페이스');
  expect(chordLabel('g a', false, 'Space')).toBe('G A');
  expect(chordLabel('+', false, 'Space')).toBe('+');
});

it('shows each command in one group', () => {
  const shown = Object.values(commandGroups).flat();
  expect([...shown].sort()).toEqual([...keyCommands].sort());
});
