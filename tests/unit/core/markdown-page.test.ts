import { expect, it } from 'vitest';
import type { CleanHtml } from '../../../renderer/core/article';
import type { Highlight } from '../../../renderer/core/highlight';
import { toMarkdown } from '../../../renderer/core/markdown-page';
import { article } from '../article';

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
