import { describe, expect, it } from 'vitest';
import { commandOf, type KeyPlace, type KeyPress } from '../../../renderer/ui/keyboard/command-of';

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
