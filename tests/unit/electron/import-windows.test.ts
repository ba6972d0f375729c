import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => import('./fake-electron'));
const { BrowserWindow } = await import('./fake-electron');
const { ImportWindows, mostImportWindows } = await import('../../../electron/import-windows');

const gigabyte = 1024 ** 3;

it.each([
  ['one core less than there are', undefined, 4, 16, 3],
  ['one where there are two cores', undefined, 2, 16, 1],
  ['no more than six', undefined, 32, 64, 6],
  ['as many as the memory holds', undefined, 8, 8, 4],
  ['one where there is little memory', undefined, 8, 1, 1],
  ['as many as the user says', '2', 2, 16, 2],
  ['no more than the memory holds, whatever the user says', '6', 2, 8, 4],
  ['what it would be without a number', '99', 4, 16, 3],
])('%s', (_, chosen, cores, memory, most) => {
  expect(mostImportWindows(chosen, cores, memory * gigabyte)).toBe(most);
});

describe('the import windows', () => {
  const onGone = vi.fn<(gone: object) => void>();
  let windows: InstanceType<typeof ImportWindows>;

  beforeEach(() => {
    vi.useFakeTimers();
    onGone.mockClear();
    BrowserWindow.opened = [];
    windows = new ImportWindows(
      2,
      () => {},
      onGone,
      () => true,
    );
  });
  afterEach(() => {
    for (const window of BrowserWindow.opened) window.destroy();
    vi.useRealTimers();
  });

  async function startBoth() {
    const starting = [windows.start(0), windows.start(1)];
    const contents = BrowserWindow.opened.map(({ webContents }) => webContents as never);
    for (const each of contents) windows.pong(each);
    expect(await Promise.all(starting)).toEqual([true, true]);
    return contents as [never, never];
  }

  it('are told apart by their contents', async () => {
    const contents = await startBoth();
    expect(contents.map((each) => windows.numberOf(each))).toEqual([0, 1]);
    expect(await windows.start(2)).toBe(false);
  });

  it('close when they have nothing to do, but for the first one', async () => {
    const [first, further] = await startBoth();
    windows.rest(first);
    expect(onGone).not.toHaveBeenCalled();
    windows.rest(further);
    expect(onGone).toHaveBeenCalledExactlyOnceWith({
      ...{ window: 1, reason: 'idle', wasAtFault: false },
    });
    expect(BrowserWindow.opened.map((each) => each.isDestroyed())).toEqual([false, true]);
  });
});
