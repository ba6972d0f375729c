import { beforeEach, expect, it, vi } from 'vitest';

vi.mock('electron', () => import('./fake-electron'));
const { app, Menu } = await import('./fake-electron');
const { installMenu } = await import('../../../electron/menu');

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

function itemsIn(language: string): Item[] {
  app.getPreferredSystemLanguages.mockReturnValueOnce([language]);
  installMenu(choose, showLogs);
  const [template] = Menu.setApplicationMenu.mock.lastCall as [Item[]];
  const all = (items: Item[]): Item[] =>
    items.flatMap((item) => [item, ...all(item.submenu ?? [])]);
  return all(template);
}

const own = (language: string) => itemsIn(language).filter(({ role, type }) => !role && !type);

beforeEach(() => vi.clearAllMocks());

it('has the same items in both languages, each with its own label', () => {
  const [english, korean] = [own('en-GB'), own('ko-KR')];
  expect(korean).toHaveLength(english.length);
  for (const [at, { label, accelerator }] of english.entries()) {
    expect(label).toMatch(/^[A-Z][\w ]*…?/);
    expect(korean[at]?.label).toMatch(/\p{Script=Hangul}/u);
    expect(korean[at]?.accelerator).toBe(accelerator);
  }
});

it.each(['en', 'ko', 'fr', ''])('has no label twice in the language %j', (language) => {
  const labels = own(language).map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
});

it('has each accelerator once, apart from those of the roles', () => {
  const accelerators = itemsIn('en').flatMap(({ accelerator }) => accelerator?.toLowerCase() ?? []);
  expect(accelerators.length).toBeGreaterThan(3);
  expect(new Set(accelerators).size).toBe(accelerators.length);
  // Cut, copy, paste, select all, quit, close, reload and zoom are Chromium's own.
  expect(accelerators.join(' ')).not.toMatch(/cmdorctrl\+(?:[xcvaqwr0]|plus|-)(?: |$)/);
});

it('sends a command of its own for each item, or shows the logs', () => {
  const chosen = own('en').flatMap(({ click, submenu }) => {
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
