// Compares Carrel's references of thirty articles with those that citeproc-js 2.4.63 wrote.
import { readFileSync } from 'node:fs';
import { bundledStyles } from '../../../renderer/core/cite/bundled-styles';
import { citeLocales } from '../../../renderer/core/cite/cite-locales';
import { cslItem } from '../../../renderer/core/cite/csl-item';
import { formatItems } from '../../../renderer/core/cite/reference';
import { thirtyArticles } from '../../unit/core/cite/articles';
import { plainReference, type RecordedReferences } from '../../unit/core/cite/recorded';

/** One reference beside the recorded one; italics of East Asian titles are left out of both. */
export interface Compared {
  style: string;
  locale: string;
  /** CSL's type of the work. */
  kind: string;
  /** The language of the article. */
  language: string;
  id: string;
  made: string;
  expected: string;
}

/** @param file the recorded references */
export async function compareAll(file: string): Promise<Compared[]> {
  const recorded: RecordedReferences = JSON.parse(readFileSync(file, 'utf8'));
  const items = thirtyArticles.map(cslItem);
  const all: Compared[] = [];
  for (const style of bundledStyles) {
    for (const locale of citeLocales) {
      const made = await formatItems(items, style, locale);
      if (!made.ok) throw new Error(made.fault);
      const own = new Map(made.references.map(({ id, html }) => [id, plainReference(html)]));
      for (const { id, html } of recorded.references[`${style.id} ${locale}`] ?? []) {
        const item = items.find((each) => each.id === id);
        const [kind, language] = [item?.type ?? '', item?.language ?? ''];
        const expected = plainReference(html);
        all.push({
          style: style.id,
          locale,
          kind,
          language,
          id,
          made: own.get(id) ?? '',
          expected,
        });
      }
    }
  }
  return all;
}
