import fc from 'fast-check';
import { marked } from 'marked';
import { expect, it, test } from 'vitest';
import { parse } from 'yaml';
import type { CleanHtml } from '../../../../renderer/core/article/article';
import { toMarkdown } from '../../../../renderer/core/exporting/markdown-page';
import type { Highlight } from '../../../../renderer/core/highlights/highlight';
import { article } from '../../article';

const html = '<p>The body.</p>' as CleanHtml;

const mark: Highlight = {
  id: '01',
  quote: 'Cranes *stood*\n# over <the> quay.',
  prefix: '',
  suffix: '',
  colour: 'green',
  note: '1. ask [her]',
  tags: ['항구', 'at night'],
  createdAt: 1,
};

it('carries the note and the highlights, as words and not as markup', () => {
  const page = toMarkdown(article({ title: 'Night', note: 'Read\n- aloud' }), html, [mark]);
  expect(page).toContain('note: "Read\\n- aloud"\nhighlights: 1\n');
  expect(page).toContain('\n## Note\n\nRead\n\\- aloud\n');
  expect(page).toContain(
    [
      '\n## Highlights\n',
      '> Cranes \\*stood\\*',
      '> \\# over \\<the> quay.\n',
      '1\\. ask \\[her\\]\n',
      '#항구 #at-night\n',
    ].join('\n'),
  );
});

it('says nothing of what is not there', () => {
  const page = toMarkdown(article({}), html, []);
  expect(page).not.toMatch(/note:|highlights|##/i);
});

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...[
        '<script>',
        '&lt;',
        '#',
        '# ',
        '-',
        '---',
        '\n---\n',
        ': ',
        "'",
        '"',
        '\\',
        '[a](b)',
        '`',
      ],
      ...[
        '\n',
        '\r',
        '\t',
        '\x00',
        '\x1b',
        '\x85',
        '\u2028',
        '\u202e',
        '\ufeff',
        '\uffff',
        '!!js',
        '*a',
      ],
      ...['null', '~', '1e3', '2019-05-10', '{a}', '%', '@', '&b', '|', '>', '한글', '\u{1f600}'],
    ),
    fc.string({ maxLength: 2 }),
  ),
  maxLength: 12,
});

it('has front matter that YAML reads as it was, and a heading that says the title', () => {
  fc.assert(
    fc.property(hostile, hostile, fc.array(hostile, { maxLength: 3 }), (title, note, tags) => {
      const page = toMarkdown(article({ title, note, tags, byline: [title] }), html, []);
      const [, yaml = '', body = ''] = /^---\n(.*?)\n---\n\n(.*)$/s.exec(page) ?? [];
      const read = parse(yaml);
      expect(read.title ?? '').toBe(title);
      expect(read.note ?? '').toBe(note);
      expect(read.tags ?? []).toEqual(tags);
      expect(yaml).not.toMatch(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}]|[\u202a-\u202e\u2066-\u2069\ufeff]/u);
      const [heading] = marked.lexer(body);
      expect(heading?.type).toBe(title.trim() === '' ? 'paragraph' : 'heading');
      expect(marked.parse(body)).not.toMatch(/<(?!\/?(?:h1|h2|p|strong|em|code|br)\b)/);
    }),
  );
});

test.each([
  '# one # two #',
  '1. [one](javascript:alert(1)) ![two](http://x/y)',
  '<script>alert(1)</script> & <b>',
  'Two\nlines\n===',
  '- `a` *b* _c_ ~~d~~',
])('makes a heading of the title %j', (title) => {
  const page = toMarkdown(article({ title }), html, []);
  const [heading] = marked.lexer(page.split('\n---\n')[1]!).filter(({ type }) => type !== 'space');
  const escaped = title.replace(/\s+/g, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  expect(marked.parser([heading!])).toBe(`<h1>${escaped.replaceAll('>', '&gt;')}</h1>\n`);
});

it('comes out without a date that no calendar has', () => {
  expect(toMarkdown(article({ savedAt: 1e300 }), html, [])).not.toContain('created');
});
