import { expect, it, vi } from 'vitest';

vi.mock('electron', () => import('../fake-electron'));
const { jumpListOf } = await import('../../../../electron/desktop/recent-articles');
const { plainLabel } = await import('../../../../electron/desktop/tray-icon');

const program = { path: 'C:\\Program Files\\Carrel\\carrel.exe', args: ['--a'] };
const article = { id: '01JCARRE1TESTARTXC1E000001', title: 'Harbours & "quays"' };

it('starts the program with the search, or with the link of an article', () => {
  const [tasks, recent] = jumpListOf([article], program, ['--library', 'D:\\my books\\']);
  expect(tasks?.items?.map(({ args }) => args)).toEqual([
    '"--a" "--library" "D:\\my books\\\\" "--find"',
    '"--a" "--library" "D:\\my books\\\\" "--quick-search"',
  ]);
  expect(recent?.items).toMatchObject([{ title: article.title, program: program.path }]);
  expect(recent?.items?.[0]?.args).toContain(`"carrel://article/${article.id}"`);
  expect(jumpListOf([], program, [])).toHaveLength(1);
});

it('makes labels of titles: short, and without an underlined letter', () => {
  expect(plainLabel('Salt & pepper')).toBe('Salt && pepper');
  expect(plainLabel('x'.repeat(100))).toHaveLength(60);
});
