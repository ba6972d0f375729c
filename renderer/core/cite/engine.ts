/**
 * citeproc-rs as WebAssembly. The file is inlined, because core fetches nothing. A panic of the engine
 * leaves it unusable, and a style can make it run for minutes: it runs in a worker of its own.
 */
import init, { Driver } from '@citeproc-rs/wasm/_web/citeproc_rs_wasm.js';
import wasmDataUrl from '@citeproc-rs/wasm/_web/citeproc_rs_wasm_bg.wasm?url&inline';
import { bytesOfBase64 } from '../bytes/binary-string';
import type { CslItem } from './csl-item';
import type { StyleFault } from './lower-style';

/** A style and its locale, both as XML; the engine knows all names in them (see lower-style.ts). */
export interface EngineStyle {
  style: string;
  /** The code of the locale, e.g. `ko-KR`. */
  lang: string;
  locale: string | null;
}

/** The references in the style's order, as HTML with `<i>`, `<b>`, `<sup>`, `<sub>` and `<span style>`. */
export interface EngineEntry {
  id: string;
  html: string;
}

let loading: Promise<unknown> | undefined;

export async function loadEngine(): Promise<void> {
  loading ??= init(
    WebAssembly.compile(bytesOfBase64(wasmDataUrl.slice(wasmDataUrl.indexOf(',') + 1))),
  );
  await loading;
}

/** The faults for which the engine refuses a style; none when it takes it. */
export function faultsOf(style: string): StyleFault[] {
  try {
    open({ style, lang: 'en-US', locale: null }).free();
    return [];
  } catch (error) {
    return faultsIn(error);
  }
}

function open({ style, lang, locale }: EngineStyle, isSorted = true): Driver {
  return new Driver({
    ...{ style, format: 'html', formatOptions: { linkAnchors: false }, localeOverride: lang },
    bibliographyNoSort: !isSorted,
    fetcher: { fetchLocale: async (asked: string) => (asked === lang ? (locale ?? '') : '') },
  });
}

/** How a style writes a reference: as an entry of a bibliography, or else as a note or in the text. */
export type Shape = 'bibliography' | 'note' | 'in-text';

/** The references of the items; a bibliography in the order of the items or of the style. */
export async function runEngine(
  given: EngineStyle,
  items: readonly CslItem[],
  { shape, isSorted }: { shape: Shape; isSorted: boolean },
): Promise<EngineEntry[]> {
  const driver = open(given, isSorted);
  try {
    await driver.fetchLocales();
    driver.insertReferences([...items]);
    if (shape === 'bibliography') {
      driver.includeUncited('All');
      return driver.makeBibliography().map(({ id, value }) => ({ id, html: value }));
    }
    driver.initClusters(items.map(({ id }) => ({ id, cites: [{ id }] })));
    driver.setClusterOrder(
      items.map(({ id }, at) => (shape === 'note' ? { id, note: at + 1 } : { id })),
    );
    return items.map(({ id }) => ({ id, html: driver.builtCluster(id) }));
  } finally {
    driver.free();
  }
}

/** What the engine's error says; an error of another kind is the engine's own and is thrown on. */
function faultsIn(error: unknown): StyleFault[] {
  const data = (error as { data?: { tag: string; content: unknown } }).data;
  if (data?.tag === 'Invalid') return data.content as StyleFault[];
  if (data?.tag === 'ParseError') return [{ message: String(data.content) }];
  throw error;
}
