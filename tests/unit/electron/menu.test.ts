import { beforeEach, expect, it, vi } from 'vitest';
import { type Language, languages } from '../../../electron/ipc/languages';

vi.mock('electron', () => import('./fake-electron'));
const { Menu } = await import('./fake-electron');
const { installMenu } = await import('../../../electron/menu');
const { speak } = await import('../../../electron/native-words');

interface Item {
  label?: string;
  role?: string;
  type?: string;
  accelerator?: string;
  click?: () => void;
  submenu?: Item[];
}

const choose = vi.fn();
const showLogs = vi.fn();

async function itemsIn(language: Language): Promise<Item[]> {
  await speak(language);
  installMenu(choose, showLogs);
  const [template] = Menu.setApplicationMenu.mock.lastCall as [Item[]];
  const all = (items: Item[]): Item[] =>
    items.flatMap((item) => [item, ...all(item.submenu ?? [])]);
  return all(template);
}

const own = async (language: Language) =>
  (await itemsIn(language)).filter(({ role, type }) => !role && !type);

beforeEach(() => vi.clearAllMocks());

const names = Object.keys(languages) as Language[];

it.each(names)(
  'has the same items in the language %s, each with a label of its own',
  async (language) => {
    const [english, items] = [await own('en'), await own(language)];
    expect(items).toHaveLength(english.length);
    for (const [at, { accelerator }] of english.entries()) {
      expect(items[at]?.accelerator).toBe(accelerator);
    }
    const labels = items.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  },
);

it('has each accelerator once, apart from those of the roles', async () => {
  const accelerators = (await itemsIn('en')).flatMap(
    ({ accelerator }) => accelerator?.toLowerCase() ?? [],
  );
  expect(accelerators.length).toBeGreaterThan(3);
  expect(new Set(accelerators).size).toBe(accelerators.length);
  // Cut, copy, paste, select all, quit, reload and zoom are Chromium's own. Closing a window has another key
  // here: Ctrl+W is the tab's.
  expect(accelerators.join(' ')).not.toMatch(/cmdorctrl\+(?:[xcvaqr0]|plus|-)(?: |$)/);
});

it('sends a command of its own for each item, or shows the logs', async () => {
  const chosen = (await own('en')).flatMap(({ click, submenu }) => {
    if (submenu) return [];
    vi.clearAllMocks();
    click?.();
    const commands = [...choose.mock.calls.flat(), ...showLogs.mock.calls.map(() => 'logs')];
    expect(commands).toHaveLength(1);
    return commands;
  });
  expect(chosen).toContain('import-files');
  expect(chosen).toContain('logs');
  expect(new Set(chosen).size).toBe(chosen.length);
});
