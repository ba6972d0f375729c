import type { Article } from '../core/article/article';
import { isRenewable } from '../core/article/renew-article';
import { siteOf } from '../core/extract/site-rule';
import { extractAgain } from '../library/import/extract-again';
import { createImportDispatcher } from '../library/import/import-dispatcher';
import type { Renewal } from '../library/import/renew-article';
import type { Library } from '../library/library';
import { type Arguments, UsageError } from './arguments';
import { type Command, exit, savedOrNot } from './command';
import { findArticle } from './find-article';

const outcomeText: Record<Renewal, string> = {
  changed: 'changed',
  same: 'same',
  worse: 'left unchanged, because less text would be found',
  'without-images': 'left unchanged, because images would be lost',
  unreadable: 'FAILED: its original cannot be read',
  gone: 'FAILED: its original is missing',
  'not-saved': 'FAILED: not saved',
};
const failures: readonly Renewal[] = ['unreadable', 'gone', 'not-saved'];

export const reextractCommand: Command = {
  handlesCancel: true,
  async run(args, context) {
    const library = await context.library();
    const articles = (await chosen(args, library)).filter(isRenewable);
    const counts: Partial<Record<Renewal, number>> = {};
    const outcomes: { id: string; title: string; outcome: Renewal }[] = [];
    let done = 0;
    const dispatcher = createImportDispatcher(context.carrel);
    await extractAgain(library, dispatcher, articles, {
      isDryRun: args.has('dry-run'),
      force: false,
      signal: context.signal,
      onArticle({ id, title }, renewal) {
        done += 1;
        counts[renewal] = (counts[renewal] ?? 0) + 1;
        context.progress(`${done} of ${articles.length}`);
        outcomes.push({ id, title, outcome: renewal });
      },
    }).finally(() => dispatcher.close());
    if (context.json) await context.printItems(outcomes);
    else {
      for (const { id, title, outcome } of outcomes) {
        if (outcome !== 'same') await context.print(`${id}  ${outcomeText[outcome]}: ${title}`);
      }
    }
    const sum = Object.entries(counts).map(([renewal, count]) => `${count} ${renewal}`);
    await context.report(
      `${context.signal.aborted ? `${done} of ` : ''}${articles.length} pages: ${sum.join(', ') || 'nothing to do'}`,
    );
    const saved = await savedOrNot(library, context);
    return saved && !failures.some((failure) => counts[failure]) ? exit.done : exit.someFailed;
  },
};

async function chosen(args: Arguments, library: Library): Promise<Article[]> {
  const site = args.value('site');
  const ways = [args.words.length > 0, site !== null, args.has('all')];
  if (ways.filter(Boolean).length !== 1) {
    throw new UsageError('reextract needs ids, --site or --all');
  }
  if (args.words.length > 0) {
    return Promise.all(args.words.map((word) => findArticle(library, word)));
  }
  const wanted = site && siteOf(site.includes('://') ? site : `https://${site}`);
  const { articles } = library.database;
  return articles.filter(({ url }) => !wanted || siteOf(url) === wanted).toArray();
}
