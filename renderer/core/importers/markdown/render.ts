import { Marked } from 'marked';
import { definitionList } from './definition-lists';
import { Footnotes } from './footnotes';
import { formulaBlock, formulaInLine } from './formula-syntax';
import { plainerMarkdown } from './plainer';

/** HTML of a Markdown text in any of the usual dialects. Nothing in it is safe to show uncleaned. */
export function htmlOfMarkdown(markdown: string): string {
  const notes = new Footnotes();
  const marked = new Marked({ async: false, gfm: true });
  marked.use({ extensions: [formulaBlock, formulaInLine(), definitionList, ...notes.extensions] });
  const html = marked.parse(plainerMarkdown(markdown), { async: false });
  return html + notes.list();
}
