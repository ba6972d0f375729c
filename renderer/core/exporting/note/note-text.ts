/** A Markdown file in lines, whatever its line ends are; `joinNote` writes it as it was. */
export interface NoteText {
  /** The byte order mark, if there is one. */
  mark: '' | '\ufeff';
  /** The most frequent line end, which new lines get. */
  lineEnd: '\n' | '\r\n';
  /** Without their line ends. */
  lines: readonly string[];
  /** The front matter's lines without its fences; null when there is none. */
  frontMatter: readonly string[] | null;
}

/**
 * Splits a file. A single CR is no line end.
 *
 * Lines of the body keep a CR at their end where the file mixes both kinds, so that none is changed.
 */
export function splitNote(text: string): NoteText {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const rest = text.slice(mark.length);
  const feeds = rest.split('\n');
  const returns = feeds.filter((line, at) => at < feeds.length - 1 && line.endsWith('\r')).length;
  const isWindows = returns > 0 && returns === feeds.length - 1;
  const all = isWindows ? rest.split('\r\n') : feeds;
  const end = /^---\s*$/.test(all[0] ?? '')
    ? all.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
    : -1;
  return {
    mark,
    lineEnd: isWindows ? '\r\n' : '\n',
    lines: end < 0 ? all : all.slice(end + 1),
    frontMatter: end < 0 ? null : all.slice(1, end),
  };
}

export function joinNote({ mark, lineEnd, lines, frontMatter }: NoteText): string {
  const head = frontMatter === null ? [] : ['---', ...frontMatter, '---'];
  return mark + [...head, ...lines].join(lineEnd);
}
