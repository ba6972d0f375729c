import { checkSearch } from '../library/actions/check-search';
import { isProblem } from '../vault/findings';
import type { UnusedFiles, VerifyProblem, VerifyReport } from '../vault/verify';
import { type Command, type CommandContext, exit, unlessCancelled } from './command';
import { findingLine } from './finding-line';

const problemText: Record<VerifyProblem['kind'], string> = {
  'article-missing': 'files of the article are missing',
  'article-damaged': 'files of the article are damaged',
  'article-differs': 'files of the article differ from what Carrel wrote',
  'original-missing': 'the original file is missing',
  'original-damaged': 'the original file is damaged',
  'image-missing': 'an image is missing',
  'image-damaged': 'an image is damaged',
};

const imageHint = 'import its page again or restore an export to get it back';
const differsHint = 'nothing was changed; the window asks which version counts';

/** Prints the report of a cancelled verify. */
async function printCancelled(report: VerifyReport, context: CommandContext): Promise<number> {
  if (context.json) {
    await context.printJson(report);
    return exit.someFailed;
  }
  await printProblems(report, context);
  const { articles, files, problems } = report;
  await context.print(
    `${articles} articles and ${files} files checked before the interruption, ${problems.length} problems`,
  );
  return exit.someFailed;
}

async function printProblems({ problems }: VerifyReport, context: CommandContext): Promise<void> {
  for (const { what, kind, repaired, detail, fileName } of problems) {
    const hint = fileName && `import ${fileName} again to get it back`;
    const more = detail ?? hint ?? hintOf(kind);
    const why = more === undefined ? '' : ` (${more})`;
    await context.print(`${repaired ? 'repaired' : 'BROKEN'}: ${what}: ${problemText[kind]}${why}`);
  }
}

function hintOf(kind: VerifyProblem['kind']): string | undefined {
  if (kind === 'article-differs') return differsHint;
  return kind.startsWith('image') ? imageHint : undefined;
}

export const verifyCommand: Command = {
  handlesCancel: true,
  async run(_args, context) {
    const library = await context.library();
    const { vault, search } = library;
    const report = await vault.ask({ kind: 'verify' }, context.signal);
    if (report.isPart) return printCancelled(report, context);
    const { found, unsaved, trouble } = await vault.ask({ kind: 'state' });
    const {
      indexed,
      articles,
      failed: unindexed = [],
    } = await unlessCancelled(search.whenCaughtUp(), context.signal);
    const index = await unlessCancelled(checkSearch(library), context.signal);
    const notRepaired = report.problems.filter((problem) => !problem.repaired).length;
    const reported = report.problems.map(({ what }) => what);
    const findings = (found?.findings ?? []).filter(
      ({ place }) => !reported.some((what) => place === what || place.startsWith(`${what}/`)),
    );
    const broken =
      notRepaired +
      findings.filter(isProblem).length +
      (articles - indexed) +
      index.notFound.length +
      index.failed.length +
      unsaved;
    if (context.json) {
      await context.printJson({ ...report, indexed, unindexed, index, findings });
    } else {
      await printProblems(report, context);
      for (const each of findings) {
        await context.print(`${isProblem(each) ? 'BROKEN' : 'note'}: ${findingLine(each)}`);
      }
      if (index.damaged > 0) {
        await context.print(`repaired: ${index.damaged} damaged parts of the search index`);
      }
      for (const { id, reason } of unindexed) {
        await context.print(`BROKEN: ${id}: cannot be indexed (${reason})`);
      }
      for (const { id, reason } of index.failed) {
        await context.print(`BROKEN: ${id}: search cannot be checked (${reason})`);
      }
      for (const id of index.notFound) {
        await context.print(`BROKEN: ${id}: not found when searching for its own text`);
      }
      if (unsaved > 0) {
        const why = trouble === null ? '' : ` (${trouble.reason}: ${trouble.message})`;
        await context.print(`BROKEN: ${unsaved} articles are not in the folder yet${why}`);
      }
      await context.print(
        `${report.articles} articles, ${report.files} files, ${indexed} indexed, ${report.problems.length} problems, ${broken} not repaired`,
      );
      for (const line of unusedLines(report.unused)) await context.print(line);
    }
    if (trouble !== null) {
      await context.report(`carrel: not saved (${trouble.reason}: ${trouble.message})`);
    }
    return broken > 0 || trouble !== null ? exit.someFailed : exit.done;
  },
};

/** A summary of the unused files; `--json` lists them. */
function unusedLines(unused: UnusedFiles | null): string[] {
  if (unused === null || unused.paths.length === 0) return [];
  const { paths, bytes, keptFor } = unused;
  return [
    `unused: ${paths.length} originals and images (${bytes} bytes); nothing refers to them`,
    ...keptFor.map((path) => `They are kept because this cannot be read: ${path}`),
  ];
}
