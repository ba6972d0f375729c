import { textOfPart } from '../core/article/left-out';
import { parseHtml } from '../core/markup/parse-markup';
import { textOf } from '../core/markup/plain-text';
import { type ImportInput, inputsOf, reportedName } from '../library/import/import-batch';
import { createImportDispatcher, type ImportResult } from '../library/import/import-dispatcher';
import type { Extraction } from '../library/import/import-messages';
import { planImport } from '../library/import/import-plan';
import { UsageError } from './arguments';
import { type Command, exit } from './command';
import { failureSentence } from './failures';
import { namedPaths } from './named-paths';

/** Maximum number of concurrent pages. The output keeps the order of the paths. */
const ahead = 8;

export const extractCommand: Command = {
  async run(args, context) {
    if (args.words.length === 0) throw new UsageError('extract needs a file, a folder, or -');
    const paths = await namedPaths(args.words, context);
    const dispatcher = createImportDispatcher(context.carrel);
    const explain = args.has('explain');
    const submit = (input: ImportInput, beside: string | null) =>
      dispatcher.submit(input, { purpose: { kind: 'extract', explain }, beside });
    const printer = context.items();
    let failures = 0;
    async function extractAll(inputs: readonly ImportInput[]): Promise<void> {
      const { first, companions } = planImport(inputs);
      const beside = dispatcher.share(companions.filter(({ kind }) => kind !== 'inside'));
      const pending = new Map<number, Promise<ImportResult>>();
      for (const [at, input] of first.entries()) {
        for (let next = at; next < Math.min(at + ahead, first.length); next++) {
          if (!pending.has(next)) pending.set(next, submit(first[next] as ImportInput, beside));
        }
        const { extractions, inside } = await (pending.get(at) as Promise<ImportResult>);
        pending.delete(at);
        for (const extraction of extractions) {
          if (!extraction.ok) failures += 1;
          const isForPeople = explain && !context.json && extraction.ok;
          await (isForPeople
            ? context.print(explained(input, extraction))
            : printer.print(factsOf(input, extraction)));
        }
        if (inside.length > 0) await extractAll(inside);
      }
    }
    try {
      await extractAll(await inputsOf(await context.grantPaths(paths)));
      await printer.end();
    } finally {
      dispatcher.close();
    }
    return failures > 0 ? exit.someFailed : exit.done;
  },
};

/** A line for each line of the page: kept or removed, by which rule, and its beginning. */
function explained(input: ImportInput, { article }: Extraction & { ok: true }): string[] {
  const { draft, explanation } = article;
  const head = [
    reportedName(input),
    `${explanation?.kind ?? draft.kind}: ${explanation?.why ?? 'its format says so'}`,
    `title: ${draft.title}`,
  ];
  const lines = (explanation?.decisions ?? []).map(
    ({ fate, rule, text }) => `${fate.padEnd(8)}${rule.padEnd(32)}${text.slice(0, 100)}`,
  );
  const besides = (explanation?.leftOut ?? []).flatMap(({ kind, lines }) => [
    `left out (${kind}):`,
    ...lines.map(({ why, text }) => `        ${why.padEnd(46)}  ${text.slice(0, 100)}`),
  ]);
  const missing = draft.besides?.mayMiss ? ['parts of this page may be missing'] : [];
  return [...head, ...lines, ...besides, ...missing, ''];
}

function factsOf(input: ImportInput, extraction: Extraction): object {
  const file = reportedName(input);
  if (!extraction.ok) return { file, error: failureSentence(extraction) };
  const { draft, tookMs, explanation } = extraction.article;
  const { title, byline, site, publishedAt, lang, encoding, url, html } = draft;
  const { kind, updatedAt, section, keywords, licence, besides, onlyBeginning } = draft;
  return {
    file,
    kind,
    title,
    byline: byline.join(', ') || null,
    site,
    publishedAt,
    updatedAt,
    section,
    keywords,
    licence,
    lang,
    encoding,
    url,
    text: textOf(parseHtml(html).body, {
      captions: false,
      asides: false,
    }),
    html,
    leftOut: (besides?.parts ?? []).map((part) => ({ kind: part.kind, text: textOfPart(part) })),
    mayMissParts: besides?.mayMiss ?? false,
    ...(onlyBeginning && { onlyBeginning }),
    tookMs: Math.round(tookMs * 10) / 10,
    ...(explanation && { explanation }),
  };
}
