/** What an Org file says of itself: keywords (`#+TITLE:`), and properties above its first heading or below it. */

const KEYWORD = /^[ \t]*#\+([\w-]+):[ \t]*(\S.*?)[ \t]*$/;
const PROPERTY = /^[ \t]*:([\w-]+):[ \t]+(\S.*?)[ \t]*$/;
const TAGGED = /^\*+[ \t].*?[ \t](:[\p{L}\p{N}_@#%:]+:)[ \t]*$/u;
/** A file states what it is at its top. */
const MOST_LINES = 200;

/** Names that only Org's programs use. */
const NAMES: Record<string, string> = {
  roam_refs: 'source',
  roam_key: 'source',
  filetags: 'tags',
  hugo_tags: 'tags',
};

/** Null prototype: a keyword may be called `constructor`. */
export function orgFields(text: string): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null);
  const state = (name: string, value: string) => {
    const known = NAMES[name.toLowerCase()] ?? name.toLowerCase();
    if (known === 'tags') {
      const tags = value.split(/[:\s,]+/).filter((tag) => tag !== '');
      values.tags = [...((values.tags as string[] | undefined) ?? []), ...tags];
    } else values[known] ??= plain(value);
  };
  let headings = 0;
  for (const line of text.split('\n', MOST_LINES)) {
    if (/^\*+[ \t]/.test(line)) {
      headings++;
      if (headings > 1) break;
      const tags = TAGGED.exec(line)?.[1];
      if (tags) state('tags', tags);
      continue;
    }
    const [, name, value] = KEYWORD.exec(line) ?? PROPERTY.exec(line) ?? [];
    if (name && value) state(name, value);
  }
  return values;
}

/** `<2024-06-11 Tue 07:30>` and `[2024-06-11 Tue]`: without brackets and the day's name; links as addresses. */
const plain = (value: string) =>
  value
    .replace(/^\[\[([^\][\s]+)\](?:\[[^\]]*\])?\]$/, '$1')
    .replace(
      /^[<[](\d{4}-\d\d-\d\d)(?: [^\s\d>\]]+)?(?: (\d{1,2}:\d\d))?[^>\]]*[>\]]$/,
      (_, day, time) => (time ? `${day} ${time}` : day),
    );
