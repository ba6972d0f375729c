import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { autostartEntry, stateOfEntry } from '../../../../electron/desktop/autostart-entry';

const words = ['/opt/My Apps/carrel', '--library', '/home/a/100% "x" $HOME `y` \\z', '--in-tray'];
const entry = autostartEntry(words);

/** Reads an Exec line as a desktop does: first as a string, then by the quoting of Exec. */
function argumentsIn(text: string): string[] {
  const exec = (/^Exec=(.*)$/m.exec(text)?.[1] ?? '').replace(/\\(.)/g, (_all, sign) =>
    sign === 'n' ? '\n' : sign,
  );
  return [...exec.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = '']) =>
    word.replace(/\\(.)/g, '$1').replaceAll('%%', '%'),
  );
}

describe('the desktop entry for the login', () => {
  it('starts the program with its arguments, whatever is in them', () => {
    expect(argumentsIn(entry)).toEqual(words);
    expect(argumentsIn(autostartEntry(['/a', 'two\nlines']))).toEqual(['/a', 'two\nlines']);
  });

  it('is one that desktops accept', ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), 'carrel-entry-'));
    const path = join(folder, 'carrel.desktop');
    writeFileSync(path, entry);
    try {
      execFileSync('desktop-file-validate', [path], { stdio: 'pipe' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT')
        skip('desktop-file-validate is not there');
      throw error;
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    ['none', null, 'off'],
    ['its own', entry, 'on'],
    ['its own with lines of a desktop', `${entry}X-GNOME-Autostart-Delay=3\r\n`, 'on'],
    ['one that was hidden', `${entry}Hidden=true\n`, 'off'],
    ['one that was switched off', entry.replace('enabled=true', 'enabled=false'), 'off'],
    ['one for another library', autostartEntry(['/opt/carrel', '--library', '/b']), 'other'],
    ['an empty one', '', 'other'],
  ])('is found: %s', (_what, text, state) => expect(stateOfEntry(text, words)).toBe(state));
});
