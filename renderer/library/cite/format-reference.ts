import { askWorker } from '../../core/ask/ask-worker';
import type { CslItem } from '../../core/cite/csl-item';
import type { Formatted, Reference } from '../../core/cite/reference';
import type { StyleFile } from '../../core/cite/style-file';

export interface CiteTask {
  items: readonly CslItem[];
  style: StyleFile;
  /** The reader's language; a style's own comes first. */
  lang: string;
}

/** `fault` is for the log and the command line, in the engine's words. */
export type CiteAnswer =
  | Formatted
  | { ok: false; reason: 'engine-failed' | 'too-slow'; fault: string };

export type FormattedReference =
  | {
      ok: true;
      /** All references, one a line. */
      text: string;
      /** A paragraph each, with `<i>`, `<b>`, `<sup>`, `<sub>` and `<span style>` only. */
      html: string;
      references: Reference[];
    }
  | Exclude<CiteAnswer, { ok: true }>;

/** A thousand references take seconds; a style that needs longer is broken. */
const longestMs = 60_000;

/**
 * Formats items in a style, in its order. Aborting `signal` ends the worker; rejects only with the signal's
 * reason.
 */
export async function formatReference(
  items: readonly CslItem[],
  style: StyleFile,
  lang: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<FormattedReference> {
  const worker = new Worker(new URL('./cite-worker.ts', import.meta.url), {
    type: 'module',
    name: 'carrel-cite',
  });
  const answered: CiteAnswer[] = [];
  const task: CiteTask = { items, style, lang };
  await askWorker<CiteAnswer>(worker, task, {
    ...{ signal, longestMs },
    onPart(part) {
      answered.push(part);
      return true;
    },
  }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    answered.push({ ok: false, reason: 'engine-failed', fault: String(error) });
  });
  const [answer] = answered;
  if (answer === undefined) return { ok: false, reason: 'too-slow', fault: '' };
  if (!answer.ok) return answer;
  const { references } = answer;
  return {
    ...{ ok: true, references },
    text: references.map((each) => each.text).join('\n'),
    html: references.map((each) => `<p>${each.html}</p>`).join(''),
  };
}
