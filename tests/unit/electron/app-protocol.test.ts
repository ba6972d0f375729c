import { sep } from 'node:path';
import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));
const { fileFor } = await import('../../../electron/app-protocol');

const root = ['', 'opt', 'carrel', 'renderer'].join(sep);

describe('an app: address', () => {
  it('names a file below the root', () => {
    expect(fileFor(root, 'app://carrel/index.html')).toBe([root, 'index.html'].join(sep));
    expect(fileFor(root, 'app://carrel/assets/a%20b.js?x#y')).toBe(
      [root, 'assets', 'a b.js'].join(sep),
    );
  });

  it.each([
    'app://carrel/..%2f..%2fetc/passwd',
    'app://carrel/..%5c..%5cwindows',
    'app://carrel/%00',
    'app://carrel/%zz',
    'app://other/index.html',
    'https://carrel/index.html',
    'not an address',
  ])('%s leads nowhere', (address) => {
    expect(fileFor(root, address)).toBeNull();
  });

  it.each(['app://carrel/../../etc/passwd', 'app://carrel/%2e%2e/%2e%2e/etc/passwd'])(
    '%s stays below the root: URLs drop their dots',
    (address) => {
      expect(fileFor(root, address)).toBe([root, 'etc', 'passwd'].join(sep));
    },
  );
});
