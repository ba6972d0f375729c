/** Front matter in the forms that site generators, blog exporters and note programs write. */
import { parse as parseToml, TomlDate } from 'smol-toml';
import { parseDocument } from 'yaml';
import { isObject } from '../reading-list/json';
import { hasKnownField } from './fields';

export type FrontMatterValues = Record<string, unknown>;

/** Largest front matter, in characters; a longer one would be an attack on the parsers. */
const LONGEST = 64 * 1024;

/** A form of front matter: where it ends, and how its fields are read. */
interface Form {
  /** Matches from the start of the text; its first group is what `read` reads. */
  pattern: RegExp;
  read(block: string): FrontMatterValues | null;
}

const FORMS: readonly Form[] = [
  { pattern: /^---(?:ya?ml)?[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/, read: yamlOrLines },
  // Hugo and Zola; gray-matter names the language behind the dashes.
  { pattern: /^\+\+\+[ \t]*\n([\s\S]*?)\n\+\+\+[ \t]*(?:\n|$)/, read: tomlValues },
  { pattern: /^---toml[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/, read: tomlValues },
  { pattern: /^---json[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/, read: jsonValues },
  { pattern: /^;;;[ \t]*\n([\s\S]*?)\n;;;[ \t]*(?:\n|$)/, read: jsonValues },
  // Hexo's JSON has no braces and no first fence.
  {
    pattern: /^("[\w-]+"\s*:[\s\S]*?)\n;;;[ \t]*(?:\n|$)/,
    read: (block) => jsonValues(`{${block}}`),
  },
  // Nikola.
  {
    pattern: /^<!--[ \t]*\n((?:[ \t]*\.\. [\w-]+:.*\n|[ \t]*\n)+)[ \t]*-->[ \t]*(?:\n|$)/,
    read: (block) => lineValues(block.replace(/^[ \t]*\.\. /gm, ''), /^([\w-]+):[ \t]*(.*)$/),
  },
  // Logseq's and Dataview's properties.
  {
    pattern: /^((?:(?:- )?[\w-]+::[ \t].*(?:\n|$))+)/,
    read: (block) => known(lineValues(block, /^(?:- )?([\w-]+)::[ \t]*(.*)$/), 1),
  },
  // Pandoc: title, authors and date, each of which may go on in an indented line.
  {
    pattern:
      /^((?:%[ \t]*\S.*\n|%[ \t]*\n)(?:[ \t]+\S.*\n)*(?:%.*\n(?:[ \t]+\S.*\n)*){0,2})(?=\n|$)/,
    read: titleBlock,
  },
  // Hexo's YAML without the first fence; one line alone would be a heading.
  {
    pattern: /^([a-z][\w-]*:.*\n(?:(?:[a-z][\w-]*:|[ \t]+\S|-[ \t]).*\n)+)---[ \t]*(?:\n|$)/,
    read: (block) => known(yamlOrLines(block), 2),
  },
  // Pelican and MultiMarkdown: fields up to the first empty line.
  {
    pattern: /^((?:[A-Z][\w -]{0,30}:[ \t]+\S.*\n(?:[ \t]+\S.*\n)*){2,})(?=\n)/i,
    read: (block) => known(lineValues(block, /^([\w -]+?):[ \t]*(.*)$/), 2),
  },
];

/** Splits front matter from the body. Front matter that cannot be read stays in the body. */
export function splitFrontMatter(text: string): { values: FrontMatterValues; body: string } {
  const start = /^\ufeff?\s*\n?/.exec(text)?.[0].length ?? 0;
  const head = text.slice(start, start + LONGEST);
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(head);
    const values = match && read(match[1]!);
    if (match && values) return { values, body: text.slice(start + match[0].length) };
  }
  return bareJson(text, start) ?? { values: {}, body: text };
}

/** Whether a text begins with front matter between fences, whatever the file is called. */
export const beginsWithFrontMatter = (head: string) =>
  /^\ufeff?\s*(?:---(?:ya?ml|toml|json)?[ \t]*\r?\n(?:[\w-]+\s*[:=]|#|\{)[\s\S]*?\r?\n---\s*$|\+\+\+[ \t]*\r?\n[\s\S]*?\r?\n\+\+\+\s*$)/m.test(
    head,
  );

/** Ends of an object that are tried; each costs a parse. */
const MOST_ENDS = 40;

/** Hugo's JSON: an object at the start, up to a brace that ends a line. */
function bareJson(text: string, start: number) {
  if (text[start] !== '{') return null;
  const head = text.slice(start, start + LONGEST);
  for (const { index } of [...head.matchAll(/\}[ \t]*(?:\n|$)/g)].slice(0, MOST_ENDS)) {
    const values = jsonValues(head.slice(0, index + 1));
    if (values) return { values, body: text.slice(start + index + 1) };
  }
  return null;
}

const known = (values: FrontMatterValues | null, least: number) =>
  values !== null && hasKnownField(values, least) ? values : null;

/** Exporters write titles with a colon unquoted, which is not YAML; the lines still say what they mean. */
function yamlOrLines(block: string): FrontMatterValues | null {
  return yamlValues(block) ?? known(lineValues(block, /^([\w-]+):[ \t]*(.*)$/), 1);
}

function yamlValues(yaml: string): FrontMatterValues | null {
  try {
    // The schema "core" has no dates, so a day stays as written; aliases could grow without bound.
    const document = parseDocument(yaml, { schema: 'core', uniqueKeys: false, logLevel: 'silent' });
    if (document.errors.length > 0) return null;
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function tomlValues(toml: string): FrontMatterValues | null {
  try {
    return withTexts(parseToml(toml)) as FrontMatterValues;
  } catch {
    return known(lineValues(toml, /^([\w-]+)[ \t]*=[ \t]*(.*)$/), 1);
  }
}

/** Dates as texts; a date of TOML knows its own offset. */
function withTexts(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(withTexts);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withTexts(each)]));
}

/** The three fields of Pandoc's title block in their order; null for a comment. */
function titleBlock(block: string): FrontMatterValues | null {
  const [title = '', authors = '', date = ''] = block
    .split(/^%/m)
    .slice(1)
    .map((field) => field.trim());
  if (title === '' || (authors === '' && date === '' && block.includes('\n%'))) return null;
  const names = authors.split(/\s*(?:;|\n)\s*/).filter((name) => name !== '');
  return { title: title.replace(/\s+/g, ' '), author: names, date };
}

function jsonValues(json: string): FrontMatterValues | null {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** One field a line; an indented line or a list item continues the field before it. */
function lineValues(block: string, field: RegExp): FrontMatterValues {
  const values: Record<string, string[]> = Object.create(null);
  let last: string[] | null = null;
  for (const line of block.split('\n')) {
    const [, name, value = ''] = field.exec(line) ?? [];
    if (name !== undefined) {
      last = values[name] ?? [];
      values[name] = last;
      if (value.trim() !== '') last.push(unquoted(value));
    } else if (last !== null && line.trim() !== '') {
      last.push(unquoted(line.replace(/^\s*-\s+/, '')));
    }
  }
  return values;
}

const unquoted = (text: string) => text.trim().replace(/^(["'])(.*)\1$/s, '$2');
