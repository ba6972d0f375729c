import type { Article } from '../core/article/article';
import type { SearchRule } from '../core/records/library-records';
import {
  applyRule,
  doesSomething,
  findForRule,
  listRules,
  planRules,
  type RuledSearch,
  type RulePlan,
  type RuleQuestion,
  saveRule,
} from '../library/actions/rules';
import { listSavedSearches, saveSearch } from '../library/actions/saved-searches';
import type { Library } from '../library/library';
import { actionOf } from './action-of';
import { type Arguments, UsageError } from './arguments';
import { type Command, type CommandContext, exit, savedOrNot, unlessCancelled } from './command';
import { waitForIndex } from './found-ids';
import { noteLine } from './note-line';
import { isNamed, oneNamed } from './one-named';

const noRule = 'carrel: no rule yet; "carrel rules set" makes one, or the menu of a saved search';

type Action = (args: Arguments, context: CommandContext) => Promise<number>;

const actions: Record<string, Action> = { list, run, set, remove };

/** Which action each option belongs to. */
const owners = {
  ...{ all: ['run'], 'dry-run': ['run'], query: ['set'], add: ['set'] },
  ...{ star: ['set'], archive: ['set'], 'on-import': ['set'] },
};

export const rulesCommand: Command = {
  // Else some rules would have been applied, and nothing would say which.
  handlesCancel: true,
  async run(args, context) {
    const { action, words } = actionOf('rules', args, actions, owners);
    return action({ ...args, words }, context);
  },
};

async function list({ words }: Arguments, context: CommandContext): Promise<number> {
  if (words.length > 0) throw new UsageError('rules list takes no words');
  const rules = await listRules(await context.library());
  if (context.json) await context.printItems(rules.map(described));
  else if (rules.length === 0) await context.report(noRule);
  else await context.print(rules.map(lineOf));
  return exit.done;
}

/** Gives a saved search its rule; with `--query` also one that does not exist yet. */
async function set(args: Arguments, context: CommandContext): Promise<number> {
  const rule: SearchRule = {
    tags: args.values('add'),
    ...{ star: args.has('star'), archive: args.has('archive'), onImport: args.has('on-import') },
  };
  if (!doesSomething(rule)) throw new UsageError('rules set needs --add, --star or --archive');
  const library = await context.library();
  const searches = await listSavedSearches(library);
  const query = args.value('query');
  const name = args.words.join(' ').trim();
  if (query !== null && searches.some((search) => isNamed(search, name))) {
    throw new UsageError(`there is a saved search "${name}" already`);
  }
  const id =
    query === null
      ? oneNamed(searches, args.words, 'rules set', 'saved search').id
      : await saveSearch(library, name, query);
  if (id === null) throw new UsageError('--query is empty');
  await saveRule(library, id, rule);
  const saved = await savedOrNot(library, context);
  for (const made of (await listRules(library)).filter((each) => each.id === id)) {
    if (context.json) await context.printJson(described(made));
    else await context.print(lineOf(made));
  }
  return saved ? exit.done : exit.someFailed;
}

/** Takes a rule away; its search stays. */
async function remove({ words }: Arguments, context: CommandContext): Promise<number> {
  const library = await context.library();
  const { id, name, rule } = oneNamed(await listRules(library), words, 'rules remove', 'rule');
  await saveRule(library, id, { ...rule, tags: [], star: false, archive: false });
  const saved = await savedOrNot(library, context);
  if (context.json) await context.printJson({ removed: id, name });
  else await context.print(`removed: the rule of ${name}; the search is kept`);
  return saved ? exit.done : exit.someFailed;
}

async function run(args: Arguments, context: CommandContext): Promise<number> {
  if (args.has('all') === args.words.length > 0) {
    throw new UsageError('rules run needs the name of a rule or --all');
  }
  const library = await context.library();
  const all = await listRules(library);
  const rules = args.has('all') ? all : [oneNamed(all, args.words, 'rules run', 'rule')];
  await unlessCancelled(waitForIndex(library, context), context.signal);
  const asked = await unlessCancelled(ask(library, rules), context.signal);
  const plans = await planRules(library, asked);
  const isDryRun = args.has('dry-run');
  if (!isDryRun) await apply(library, plans, context);
  const saved = isDryRun || (await savedOrNot(library, context));
  await print(plans, isDryRun, context);
  return saved && plans.every((plan) => troubleOf(plan) === null) ? exit.done : exit.someFailed;
}

/** Asks every rule. One whose search fails costs only itself. */
function ask(library: Library, rules: readonly RuledSearch[]): Promise<RuleQuestion[]> {
  return Promise.all(
    rules.map(async (search) => {
      const finds = await findForRule(library, search.query).catch((error) => String(error));
      return { search, finds };
    }),
  );
}

async function apply(
  library: Library,
  plans: readonly RulePlan[],
  context: CommandContext,
): Promise<void> {
  for (const { search, changes } of plans) {
    const onProgress = (done: number, total: number) =>
      context.progress(`${search.name}: ${done} of ${total}`);
    const ids = changes.map(({ before }) => before.id);
    if (ids.length > 0) await applyRule({ ...library, progress: { onProgress } }, search.rule, ids);
  }
}

/** Why a rule can change nothing; null for one that was asked as it is written. */
function troubleOf({ finds }: RulePlan): string | null {
  if (typeof finds === 'string') return finds;
  if (finds.notes.length === 0) return null;
  const lines = [...new Set(finds.notes.map(noteLine))];
  return `the search takes its query in another way: ${lines.join('; ')}`;
}

async function print(plans: readonly RulePlan[], isDryRun: boolean, context: CommandContext) {
  const rules = plans.map((plan) => {
    const { id, name } = plan.search;
    const articles = plan.changes.map(reported);
    const error = troubleOf(plan);
    const found = typeof plan.finds === 'string' ? 0 : plan.finds.ids.length;
    return {
      id,
      name,
      found,
      changed: articles.length,
      articles,
      ...(error !== null && { error }),
    };
  });
  const changed = new Set(plans.flatMap(({ changes }) => changes.map(({ before }) => before.id)));
  const troubles = rules.filter((rule) => rule.error !== undefined);
  if (troubles.length > 0) {
    await context.report(troubles.map(({ name, error }) => `carrel: ${name}: ${error}`));
  }
  if (context.form === 'json') {
    await context.printJson({ changed: changed.size, dryRun: isDryRun, rules });
  } else if (context.form === 'jsonl') {
    await context.printItems(
      rules.flatMap(({ name, articles, error }) => [
        ...articles.map((article) => ({ rule: name, ...article })),
        ...(error === undefined ? [] : [{ rule: name, error }]),
      ]),
    );
  } else if (rules.length === 0) await context.report(noRule);
  else {
    for (const { name, found, articles, error } of rules) {
      if (error !== undefined) continue;
      const done = isDryRun ? 'would change' : 'changed';
      await context.print([
        `${name}: ${articles.length} of ${found} ${done}`,
        ...articles.map(
          ({ id, title, addedTags, starred, archived }) =>
            `  ${id}  ${doneTo(addedTags, starred, archived)}  ${title}`,
        ),
      ]);
    }
  }
}

/** What a rule does to one article. */
function reported({ before, after }: { before: Article; after: Article }) {
  const { id, title } = before;
  return {
    ...{ id, title, addedTags: after.tags.filter((tag) => !before.tags.includes(tag)) },
    ...{ starred: after.starred && !before.starred, archived: after.state !== before.state },
  };
}

const described = ({ id, name, query, rule }: RuledSearch) => ({ id, name, query, ...rule });

function lineOf({ name, query, rule }: RuledSearch): string {
  const done = doneTo(rule.tags, rule.star, rule.archive);
  return `${name}  (${query})  ${done}${rule.onImport ? ', also on import' : ''}`;
}

function doneTo(tags: readonly string[], star: boolean, archive: boolean): string {
  const done = tags.map((tag) => `#${tag}`);
  if (star) done.push('star');
  if (archive) done.push('archive');
  return done.join(', ');
}
