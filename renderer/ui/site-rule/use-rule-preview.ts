import { useState } from 'react';
import type { Article } from '../../core/article/article';
import type { SiteRule } from '../../core/extract/site-rule';
import { countWords } from '../../core/text/count-words';
import { tryRule } from '../../library/import/extract-again';
import type { ImportDispatcher } from '../../library/import/import-dispatcher';
import { useServices } from '../app/services';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import { type ArticleContent, contentOf } from '../reader/article-content';

export type RulePreview =
  | { state: 'none' | 'trying' | 'nothing' }
  | { state: 'found'; article: Article; content: ArticleContent; words: number };

/** Extracts the article by `rule` without storing the result, and prepares it for the preview. */
export function useRulePreview(
  dispatcher: ImportDispatcher,
  article: Article,
  rule: SiteRule | null,
): RulePreview {
  const { library } = useServices();
  const { imageMissing } = useStrings().reader;
  const [tried, setTried] = useState<RulePreview>({ state: 'none' });

  useWhenChanged([library, dispatcher, article.id, rule, imageMissing], () => {
    if (rule === null) return setTried({ state: 'none' });
    let closed = false;
    let content: ArticleContent | null = null;
    async function find(rule: SiteRule) {
      const draft = await tryRule(library, dispatcher, article, rule);
      if (!draft || draft.text === '') return { state: 'nothing' } as const;
      const shown = { ...article, ...draft, kind: 'article' as const, tags: article.tags };
      const found = { ...shown, id: article.id, savedAt: article.savedAt };
      content = await contentOf(library, { article: found, html: draft.html }, imageMissing);
      const words = countWords(draft.text);
      return { state: 'found', article: found, content, words } as const;
    }
    setTried({ state: 'trying' });
    find(rule).then(
      (found) => {
        if (closed) content?.release();
        else setTried(found);
      },
      () => {
        if (!closed) setTried({ state: 'nothing' });
      },
    );
    return () => {
      closed = true;
      content?.release();
    };
  });

  return tried;
}
