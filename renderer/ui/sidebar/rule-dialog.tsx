import { type FormEvent, useEffect, useId, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Article } from '../../core/article/article';
import type { SavedSearchRow, SearchRule } from '../../core/records/library-records';
import {
  applyRule,
  doesSomething,
  findForRule,
  type RuleFinds,
  ruled,
  ruleOf,
  saveRule,
} from '../../library/actions/rules';
import { DialogBox } from '../app/dialog-box';
import { useArticleList, useServices } from '../app/services';
import { useAnnouncedChange } from '../history/use-announced-change';
import { useStrings } from '../i18n/language-context';
import { Toggle } from '../settings/setting-switch';
import './rule-dialog.css';

interface RuleDialogProps {
  search: SavedSearchRow;
  onClose: () => void;
}

const mostListed = 200;

/** What a saved search does to the articles that it finds, with a list of those that it would change. */
export function RuleDialog({ search, onClose }: RuleDialogProps) {
  const strings = useStrings();
  const { rules: words } = strings;
  const change = useAnnouncedChange();
  const known = ruleOf(search);
  const [tags, setTags] = useState(known.tags.join(', '));
  const [star, setStar] = useState(known.star);
  const [archive, setArchive] = useState(known.archive);
  const [onImport, setOnImport] = useState(known.onImport);
  const rule = useMemo(
    (): SearchRule => ({ tags: tagsOf(tags), star, archive, onImport }),
    [tags, star, archive, onImport],
  );
  const finds = useFinds(search.query);
  const changing = useChanged(rule, finds);
  const tagsId = useId();

  const run = (isApplied: boolean) => {
    const ids = changing?.map(({ id }) => id) ?? [];
    change(
      'rule',
      async (own) => {
        await saveRule(own, search.id, rule);
        if (isApplied) await applyRule(own, rule, ids);
      },
      () => (isApplied ? words.applied(ids.length) : words.kept),
    );
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(false);
  };

  return (
    <DialogBox title={words.title(search.name)} onClose={onClose}>
      <form className="rule-form" onSubmit={submit}>
        <p className="quiet rule-query">{search.query}</p>
        <label className="setting-label" htmlFor={tagsId}>
          {words.tags}
        </label>
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog is opened to say what the rule does
          autoFocus
          id={tagsId}
          className="field"
          maxLength={1_000}
          autoComplete="off"
          placeholder={words.tagsHint}
          value={tags}
          onChange={(event) => setTags(event.target.value)}
        />
        <Toggle label={words.star} isOn={star} onChange={setStar} />
        <Toggle label={words.archive} isOn={archive} onChange={setArchive} />
        <Toggle label={words.onImport} isOn={onImport} onChange={setOnImport} />
        <section className="rule-preview" aria-label={words.preview}>
          <p role="status">{sentence()}</p>
          {changing && changing.length > 0 && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
            <ul className="rule-articles scrolls" tabIndex={0} aria-label={words.preview}>
              {changing.slice(0, mostListed).map((article) => (
                <li key={article.id}>{article.title || strings.list.noTitle}</li>
              ))}
              {changing.length > mostListed && (
                <li className="quiet">{words.more(changing.length - mostListed)}</li>
              )}
            </ul>
          )}
        </section>
        <div className="dialog-actions">
          <Button className="button" onPress={onClose}>
            {strings.cancel}
          </Button>
          <Button
            className="button"
            isDisabled={changing === null || changing.length === 0}
            onPress={() => run(true)}
          >
            {words.apply(changing?.length ?? 0)}
          </Button>
          <Button type="submit" className="button primary">
            {words.keep}
          </Button>
        </div>
      </form>
    </DialogBox>
  );

  function sentence(): string {
    if (finds === null || changing === null) return words.looking;
    if (finds === 'failed') return words.failed;
    if (finds.notes.length > 0) return words.inexact;
    if (!doesSomething(rule)) return words.finds(finds.ids.length);
    return words.changes(changing.length, finds.ids.length);
  }
}

const tagsOf = (typed: string) =>
  typed.split(',').flatMap((tag) => (tag.trim() === '' ? [] : tag.trim()));

/** What the query finds in the whole library; null while it is searched for. */
function useFinds(query: string): RuleFinds | 'failed' | null {
  const { library } = useServices();
  const [finds, setFinds] = useState<RuleFinds | 'failed' | null>(null);
  useEffect(() => {
    let closed = false;
    findForRule(library, query).then(
      (found) => !closed && setFinds(found),
      () => !closed && setFinds('failed'),
    );
    return () => {
      closed = true;
    };
  }, [library, query]);
  return finds;
}

/** The articles that the rule would change; null while they are unknown. */
function useChanged(rule: SearchRule, finds: RuleFinds | 'failed' | null): Article[] | null {
  const { articles } = useArticleList();
  return useMemo(() => {
    if (finds === null) return null;
    if (finds === 'failed') return [];
    return finds.ids.flatMap((id) => {
      const article = articles.get(id);
      return article && ruled(article, rule) ? [article] : [];
    });
  }, [rule, finds, articles]);
}
