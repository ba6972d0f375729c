/** One version in CHANGELOG.md. */
export interface ReleaseNote {
  /** The version with its date, or "Unreleased". */
  title: string;
  lines: { kind: 'heading' | 'item' | 'text'; text: string }[];
}

/** Reads CHANGELOG.md: `## VERSION`, `### PART`, `- ITEM`, and text. */
export function readChangelog(markdown: string): ReleaseNote[] {
  const notes: ReleaseNote[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const [, mark = '', text = ''] = /^(#{2,3} |[-*] )?(.*)$/.exec(line.trimEnd()) ?? [];
    if (mark === '## ') notes.push({ title: text, lines: [] });
    else if (text.trim() !== '')
      notes.at(-1)?.lines.push({ kind: kindOf(mark), text: text.trim() });
  }
  return notes;
}

const kindOf = (mark: string) => (mark === '' ? 'text' : mark === '### ' ? 'heading' : 'item');

/**
 * The notes of the versions after `before`; all when `before` is null, and the newest one's when it has no notes.
 */
export function notesSince(notes: readonly ReleaseNote[], before: string | null): ReleaseNote[] {
  if (before === null) return [...notes];
  const at = notes.findIndex(({ title }) => title.split(/[\s[\]]+/).includes(before));
  return notes.slice(0, Math.max(1, at));
}
