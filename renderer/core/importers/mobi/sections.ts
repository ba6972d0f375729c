/** The documents of a book, with their titles from the table of contents. */

import { binaryOfBytes } from '../../bytes/binary-string';
import { joinBytes } from '../../containers/join-bytes';
import type { Header } from './header';
import { readIndex } from './index-table';

export interface Section {
  /** Null where the table of contents has none. */
  title: string | null;
  markup: string;
}

/** Tags of the table of contents. */
const [OFFSET, LABEL, POSITION] = [1, 3, 6];

/** The parts of a Mobipocket book, which page breaks end. */
export function mobipocketSections(
  text: Uint8Array,
  header: Header,
  record: (index: number) => Uint8Array,
): Section[] {
  const binary = binaryOfBytes(text);
  const breaks = [...binary.matchAll(/<\s*(?:mbp:)?pagebreak[^>]*>/gi)].map(({ index }) => index);
  const starts = [0, ...breaks];
  const titles = new Map<number, string>();
  if (header.contents !== null) {
    const { entries, label } = readIndex(header.contents, record, header.encoding);
    for (const entry of entries) {
      const [offset = -1] = entry.numbers(OFFSET);
      const at = starts.findLastIndex((start) => start <= offset + 1);
      const title = label(entry.numbers(LABEL)[0]);
      if (title && at >= 0 && !titles.has(at)) titles.set(at, title);
    }
  }
  const decoder = new TextDecoder(header.encoding);
  return starts.map((start, at) => ({
    title: titles.get(at) ?? null,
    markup: decoder.decode(text.subarray(start, starts[at + 1])),
  }));
}

/** Tags of the tables of skeletons and fragments. */
const [FRAGMENTS, PLACE] = [1, 6];

/** The documents of KF8: each is a skeleton, into which its fragments are put. */
export function kf8Sections(
  text: Uint8Array,
  header: Header,
  record: (index: number) => Uint8Array,
): Section[] {
  const decoder = new TextDecoder(header.encoding);
  if (header.skeletons === null) return [{ title: null, markup: decoder.decode(text) }];
  const skeletons = readIndex(header.skeletons, record, header.encoding).entries;
  const fragments =
    header.fragments === null ? [] : readIndex(header.fragments, record, header.encoding).entries;
  const titles = kf8Titles(header, record);
  const sections: Section[] = [];
  let next = 0;
  for (const skeleton of skeletons) {
    const [offset = 0, length = 0] = skeleton.numbers(PLACE);
    const first = next;
    next += skeleton.numbers(FRAGMENTS)[0] ?? 0;
    let document = text.subarray(offset, offset + length);
    let from = offset + length;
    for (const fragment of fragments.slice(first, next)) {
      // Where the fragment belongs, counted from the beginning of the text.
      const place = Math.max(0, Number.parseInt(fragment.name, 10) - offset || 0);
      const size = fragment.numbers(PLACE)[1] ?? 0;
      const inserted = text.subarray(from, from + size);
      document = joinBytes([document.subarray(0, place), inserted, document.subarray(place)]);
      from += size;
    }
    const title = [...titles].find(([fragment]) => fragment >= first && fragment < next)?.[1];
    sections.push({ title: title ?? null, markup: decoder.decode(document) });
  }
  return sections;
}

/** Titles by the number of the fragment in which their part begins. */
function kf8Titles(
  header: Header,
  record: (index: number) => Uint8Array,
): ReadonlyMap<number, string> {
  const titles = new Map<number, string>();
  if (header.contents === null) return titles;
  const { entries, label } = readIndex(header.contents, record, header.encoding);
  for (const entry of entries) {
    const [fragment] = entry.numbers(POSITION);
    const title = label(entry.numbers(LABEL)[0]);
    if (fragment !== undefined && title && !titles.has(fragment)) titles.set(fragment, title);
  }
  return titles;
}
