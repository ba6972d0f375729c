import { extensionOf, fileHead } from '../../files/file-head';

/** Names of files that people write text in. */
const WRITTEN = new Set(['txt', 'text', 'asc', 'utf8', 'me']);

/** Files of programs that are called `.txt`, or by a word alone. */
const MADE_FOR_PROGRAMS =
  /^(?:robots|humans|ads|app-ads|security|requirements(?:-\w+)?|constraints|cmakelists|cookies|sitemap|urls?|manifest|hts-\w+)\.txt$|^(?:makefile|dockerfile|gemfile|rakefile|procfile|vagrantfile|codeowners)\.txt$|^(?:license|licence|copying|notice|makefile|dockerfile|gemfile|rakefile|procfile|vagrantfile|codeowners|authors|\.[\w.-]+)$/i;

/** UTF-16 code units of the beginning that are looked at. */
const LOOKED_AT = 16_384;

/**
 * Whether a file that no other importer knows holds text for people. A name that says so decides; a name
 * that says nothing (no extension, or the end of a title, as in `Report v1.2`) leaves it to the content.
 */
export function isProse(name: string, bytes: Uint8Array): boolean {
  const file = name.slice(name.lastIndexOf('/') + 1);
  if (MADE_FOR_PROGRAMS.test(file)) return false;
  if (/^read-?me$/i.test(file)) return true;
  const extension = extensionOf(name);
  if (WRITTEN.has(extension)) return true;
  // An extension of letters alone names a format, which an importer would have recognised.
  if (/^[a-z]{1,10}$/.test(extension)) return false;
  return readsLikeProse(fileHead(bytes, LOOKED_AT));
}

/** A line of code, a setting, a row of a table, an entry of a log, an address or a hash. */
const MACHINE_LINE =
  /^\s*(?:[{}[\]();,]|<[!?/a-z]|#!|#include|\/\/|--|\/\*|(?:export|import|const|let|var|function|class|def|return|if|for)\b.*[;:{(]\s*$|[\w.-]+\s*[=:]\s*\S+\s*$|\[[^\]]+\]\s*$|\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:|\d\d:\d\d:\d\d|[\da-f]{16,}\b|https?:\/\/\S+\s*$)|[;{}]\s*$|\t.*\t/i;

/** Bytes above ASCII count as letters, whatever the encoding. */
function readsLikeProse(head: string): boolean {
  const lines = head.split(/\r?\n|\r/).filter((line) => line.trim() !== '');
  if (lines.length === 0) return false;
  const machine = lines.filter((line) => MACHINE_LINE.test(line)).length;
  if (machine > lines.length / 4) return false;
  const text = lines.join(' ');
  const letters = text.replace(/[^\p{L}\p{M}\s\u0080-\uffff]/gu, '').length;
  return letters >= text.length * 0.85 && lines.some(isSentence);
}

/** Six words, or twenty bytes above ASCII, which are seven syllables in UTF-8 and ten in EUC-KR. */
const isSentence = (line: string) =>
  (line.trim().match(/\s+/g)?.length ?? 0) >= 5 ||
  (line.match(/[\u0080-\uffff]/g)?.length ?? 0) >= 20;
