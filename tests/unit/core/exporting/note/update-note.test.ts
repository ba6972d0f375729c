import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { noteName } from '../../../../../renderer/core/exporting/note/note-name';
import {
  articleOfNote,
  newNote,
  updateNote,
} from '../../../../../renderer/core/exporting/note/update-note';
import {
  type Highlight,
  highlightColours,
} from '../../../../../renderer/core/highlights/highlight';
import { article } from '../../../article';

const id = '01JQ4Z5M0000000000000000AA';
const harbour = article({
  ...{ id, title: 'The harbour: "at night"', byline: ['Kim Minji'], site: 'Weekly' },
  ...{ url: 'https://h.example/1', tags: ['harbour', 'slow food'], publishedAt: '2025-02-20' },
});
const mark = (name: string, quote: string, given: Partial<Highlight> = {}): Highlight => ({
  ...{ id: name, quote, prefix: '', suffix: '', colour: 'yellow', note: '', tags: [] },
  createdAt: Date.UTC(2025, 2, 1),
  ...given,
});
const [lamps, ferry] = [mark('L', 'The lamps go on at six.'), mark('F', 'The ferry\n--> is late')];
const frontMatterOf = (text: string) => parse(text.split(/^---$/m)[1] ?? '');

describe('a note', () => {
  test('has front matter, and quotes with links between markers', () => {
    const text = newNote(harbour, [lamps, mark('N', 'q', { note: '<!-- /carrel:N -->' })]);
    expect(frontMatterOf(text)).toEqual({
      ...{ 'carrel-id': id, title: harbour.title, authors: ['Kim Minji'], site: 'Weekly' },
      ...{ url: 'https://h.example/1', date: '2025-02-20', saved: '2023-11-14' },
      ...{ tags: ['harbour', 'slow-food'], link: `carrel://article/${id}` },
    });
    expect(text).toContain('> The lamps go on at six.');
    expect(text).toContain(`carrel://article/${id}#The%20lamps`);
    expect(articleOfNote(text)).toBe(id);
    expect(
      updateNote(text, harbour, [lamps, mark('N', 'q', { note: '<!-- /carrel:N -->' })]),
    ).toEqual({ text, kept: [] });
  });

  test('goes with its last highlight, unless it has a line of the user', () => {
    const text = newNote(harbour, [lamps]);
    expect(updateNote(text, harbour, []).text).toBeNull();
    expect(updateNote(text, null, []).text).toBeNull();
    const mine = `${text}mine\n`;
    expect(updateNote(mine, harbour, []).text).toContain('mine');
    expect(updateNote(mine, null, []).text).not.toContain('lamps');
    const key = text.replace('title:', 'rating: 5\ntitle:');
    expect(updateNote(key, harbour, []).text).toContain('rating: 5');
    expect(updateNote(key, null, []).text).toContain('rating: 5');
  });

  test('keeps the wording that the user has changed, and says so', () => {
    const text = newNote(harbour, [lamps, ferry]).replace('go on at six', 'go on at SIX');
    const changed = updateNote(text, harbour, [
      { ...lamps, note: 'ask' },
      { ...ferry, note: 'ask' },
    ]);
    expect(changed.kept).toEqual(['L']);
    expect(changed.text).toContain('go on at SIX');
    expect(changed.text?.match(/^ask$/gm)).toHaveLength(1);
    const without = updateNote(text, harbour, [ferry]).text;
    expect(without).toContain('go on at SIX');
    expect(without).not.toContain('carrel:L');
  });

  test('without the end of a block is left alone', () => {
    const text = newNote(harbour, [lamps, ferry]).replace('<!-- /carrel:L -->\n', '');
    const changed = updateNote(text, harbour, [lamps, ferry]);
    expect(changed).toEqual({ text, kept: ['L'] });
    expect(updateNote(text, harbour, []).text).toContain('The lamps');
  });

  test('keeps what editors do to it: line ends, white space, a mark at the beginning', () => {
    const text = newNote(harbour, [lamps, mark('B', 'one\n\ntwo')]);
    const edited = `\ufeff${text.replace(/ +$/gm, '').replaceAll('\n', '\r\n')}`;
    expect(updateNote(edited, harbour, [lamps, mark('B', 'one\n\ntwo')])).toEqual({
      ...{ text: edited, kept: [] },
    });
    const grown = updateNote(edited, harbour, [lamps, mark('B', 'one\n\ntwo'), ferry]).text;
    expect(grown?.startsWith('\ufeff---\r\n')).toBe(true);
    expect(grown?.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

describe('front matter', () => {
  const text = newNote(harbour, [lamps]);
  const update = (before: string, given: object = {}) =>
    updateNote(before, { ...harbour, ...given }, [lamps]);

  test('follows the article in keys that the user has not changed', () => {
    const changed = update(text, { title: 'New', site: null, tags: ['sea'] }).text ?? '';
    expect(frontMatterOf(changed)).toMatchObject({ title: 'New', tags: ['sea'] });
    expect(frontMatterOf(changed)).not.toHaveProperty('site');
    expect(update(changed).text && frontMatterOf(update(changed).text ?? '')).toMatchObject({
      ...{ title: harbour.title, site: 'Weekly', tags: ['harbour', 'slow-food'] },
    });
  });

  test("keeps the user's keys, comments, order, values and tags", () => {
    const mine = text
      .replace('title: ', '# mine\naliases: [a, &x "b"]\ntitle: ')
      .replace('Weekly', 'My site')
      .replace('  - "harbour"', '  - mine\n  - harbour')
      .replace('url: "https://h.example/1"\n', '');
    const { text: changed, kept } = update(mine, { title: 'New', site: 'Other', tags: ['sea'] });
    expect(kept).toEqual(['site']);
    expect(changed).toContain('# mine\naliases: [a, &x "b"]\ntitle: "New"\n');
    expect(frontMatterOf(changed ?? '')).toMatchObject({ site: 'My site', tags: ['mine', 'sea'] });
    expect(changed).not.toContain('url:');
  });

  test.each(['title: [', '{a: 1}', 'a: &x [*x]', '- a', 'a: 1\na: 2', 'x: !!js/function "y"'])(
    'that cannot be edited stays as it is: %j',
    (yaml) => {
      const broken = text.replace(/^---\n[\s\S]*?\n---/, `---\ncarrel-id: ${id}\n${yaml}\n---`);
      const changed = update(broken, { title: 'New' }).text ?? '';
      expect(changed).toContain(yaml);
    },
  );
});

describe('whatever the user writes outside of the blocks', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text)),
    fc.constantFrom(
      '',
      '---',
      '> quote',
      '# Mine',
      '- [ ] to do',
      '%% comment %%',
      '<!-- mine -->',
    ),
  );
  const highlights = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('A', 'B', 'C', 'D'),
      quote: fc.constantFrom('one', 'two\nlines', '<!-- carrel:A 0a1b2c3d4e -->', '---'),
      note: fc.constantFrom('', 'n', '<!-- /carrel:A -->'),
      colour: fc.constantFrom(...highlightColours),
    }),
    { selector: (each) => each.id },
  );
  const step = fc.record({
    highlights,
    inserted: fc.array(fc.tuple(fc.nat(), line), { maxLength: 4 }),
  });

  test('stays through any changes of the highlights, and twice is as once', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (steps, isWindows) => {
          let text = newNote(harbour, [mark('A', 'one')]);
          if (isWindows) text = text.replaceAll('\n', '\r\n');
          const mine: string[] = [];
          let number = 0;
          for (const { highlights: given, inserted } of steps) {
            for (const [at, words] of inserted) {
              const own = `${number++} ${words}`;
              text = insertOutside(text, at, own);
              mine.push(own);
            }
            const wanted = given.map((each) => mark(each.id, each.quote, each));
            const next = updateNote(text, harbour, wanted).text;
            if (next === null) {
              expect(mine).toEqual([]);
              return;
            }
            text = next;
            expect(updateNote(text, harbour, wanted).text).toBe(text);
            const lines = text.split(/\r?\n/);
            for (const own of mine) expect(lines).toContain(own);
            for (const each of wanted) expect(text).toContain(`<!-- carrel:${each.id} `);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  /** Inserts a line at a place of the body that is in no block. */
  function insertOutside(text: string, at: number, own: string): string {
    const end = text.includes('\r\n') ? '\r\n' : '\n';
    const lines = text.split(end);
    const places: number[] = [];
    let inside = true;
    for (const [index, each] of lines.entries()) {
      if (/^<!-- carrel:/.test(each)) inside = true;
      if (!inside) places.push(index + 1);
      const isEnd = /^<!-- \/carrel:/.test(each) || /^<!-- carrel-front-matter/.test(each);
      if (isEnd) {
        inside = false;
        places.push(index + 1);
      }
    }
    return lines.toSpliced(places[at % places.length] ?? lines.length, 0, own).join(end);
  }
});

describe('the name of a file', () => {
  test.each([
    [{}, 'Kim Minji – The harbour at night (0000aa).md'],
    [
      { byline: [], title: 'a/b\\c:d*e?f"g<h>i|j#k^l[m]n' },
      'Weekly – a b c d e f g h i j k l m n (0000aa).md',
    ],
    [{ byline: [], site: null, title: '..hidden. ' }, 'hidden. (0000aa).md'],
    [{ byline: ['. . .'], title: ' . .b' }, 'b (0000aa).md'],
    [{ byline: [], site: null, title: 'CON' }, 'CON (0000aa).md'],
    [{ byline: [], site: null, title: '' }, `${id} (0000aa).md`],
    [
      { byline: ['김민지'.normalize('NFD')], title: '항구\u202e\n밤' },
      '김민지 – 항구 밤 (0000aa).md',
    ],
  ])('of %j is %j', (given, name) => {
    expect(noteName({ ...harbour, title: 'The harbour at night', ...given })).toBe(name);
  });

  test('is possible on every system, however long its title is', () => {
    const odd = [
      'a',
      ' ',
      '.',
      '/',
      '\\',
      ':',
      '\0',
      '\n',
      '\ud800',
      '항',
      '\u1112\u1161',
      'e\u0301',
      '👩‍🚀',
    ];
    const title = fc
      .string({ unit: fc.constantFrom(...odd), maxLength: 20 })
      .map((text) => text.repeat(20));
    fc.assert(
      fc.property(title, title, (long, author) => {
        const name = noteName({ ...harbour, title: long, byline: [author] });
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200);
        expect(name).not.toMatch(/[\p{Cc}<>:"|?*\\/]|^\.|[. ]$/u);
        expect(name.isWellFormed()).toBe(true);
      }),
      { numRuns: 15 },
    );
    const korean = noteName({ ...harbour, title: '항'.repeat(500) });
    expect(korean.normalize('NFD').length).toBeLessThanOrEqual(255);
  });
});
