import { textOf } from '../core/plain-text';
import { type ImportInput, inputsOf } from '../library/import-batch';
import { createImportDispatcher } from '../library/import-dispatcher';
import type { Extraction } from '../library/import-messages';
import { UsageError } from './arguments';
import { type Command, type CommandContext, exit } from './command';
import { failureText } from './failures';

/** Pages that are on their way at once; their lines come out in the order of the paths. */
const ahead = 8;

export const extractCommand: Command = {
  usage: 'PATH... | -',
  about: 'print a JSON line for each page and touch no library; - reads paths from stdin',
  options: {},
  async run(args, context) {
    const paths = await pathsOf(args.words, context);
    const inputs = inputsOf(await context.grantPaths(paths));
    const dispatcher = createImportDispatcher(context.carrel);
    const pending = new Map<number, Promise<Extraction[]>>();
    let failures = 0;
    for (let at = 0; at < inputs.length; at++) {
      for (let next = at; next < Math.min(at + ahead, inputs.length); next++) {
        if (!pending.has(next)) {
          const submitted = dispatcher.submit(inputs[next] as ImportInput, { kind: 'extract' });
          pending.set(
            next,
            submitted.then((result) => result.extractions),
          );
        }
      }
      const extractions = await (pending.get(at) as Promise<Extraction[]>);
      pending.delete(at);
      for (const extraction of extractions) {
        if (!extraction.ok) failures += 1;
        await context.print(lineOf(inputs[at] as ImportInput, extraction));
      }
    }
    return failures > 0 ? exit.someFailed : exit.done;
  },
};

async function pathsOf(words: string[], context: CommandContext): Promise<string[]> {
  const paths = words.filter((word) => word !== '-');
  if (words.includes('-')) {
    const listed = (await context.readStdin()).split(/\r?\n/);
    paths.push(...listed.filter((line) => line !== ''));
  }
  if (words.length === 0) throw new UsageError('extract needs a file, a folder, or -');
  return paths;
}

function lineOf(input: ImportInput, extraction: Extraction): string {
  const file = input.kind === 'granted' ? input.path : input.name;
  if (!extraction.ok) return JSON.stringify({ file, error: failureText[extraction.reason] });
  const { draft, tookMs } = extraction.article;
  const { title, byline, site, publishedAt, lang, encoding, url, html } = draft;
  return JSON.stringify({
    file,
    title,
    byline: byline.join(', '),
    site,
    publishedAt,
    lang,
    encoding,
    url,
    text: textOf(new DOMParser().parseFromString(html, 'text/html').body, {
      captions: false,
      asides: false,
    }),
    html,
    tookMs: Math.round(tookMs * 10) / 10,
  });
}
