/** The marks within a line of Org as those of Markdown; all else is escaped, so that it stays text. */

/** Characters of one marked passage; Org itself lets it span a line break at most. */
const LONGEST = 400;
const DEEPEST = 4;

const BEFORE = String.raw`(?<=^|[\s\-–—('"{\[*/_+])`;
const BEHIND = String.raw`(?=$|[\s\-–—.,;:!?'")}\]*/_+\\]|[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])`;
const marked = (mark: string, name: string) =>
  String.raw`${BEFORE}[${mark}](?<${name}>(?![\s${mark}])[^\n]{0,${LONGEST}}?(?<!\s))[${mark}]${BEHIND}`;

const TOKEN = new RegExp(
  [
    String.raw`\[\[(?<target>[^\][\n]{1,2000})\](?:\[(?<words>[^\]\n]{1,1000})\])?\]`,
    String.raw`\[fn:(?<note>[\w-]{0,100})(?::(?<said>[^\][\n]{1,2000}))?\]`,
    String.raw`(?<formula>\\\([^\n]{1,1000}?\\\)|\\\[[^\n]{1,1000}?\\\])`,
    String.raw`(?<address>https?:\/\/[^\s<>\[\]"]{1,2000})`,
    String.raw`<<{1,2}(?<anchor>[^<>\n]{1,200})>{1,2}>`,
    marked('=', 'verbatim'),
    marked('~', 'code'),
    marked('*', 'bold'),
    marked('/', 'italic'),
    marked('_', 'under'),
    marked('+', 'struck'),
  ].join('|'),
  'gu',
);

export function inlineMarkdown(text: string, depth = 0): string {
  if (depth > DEEPEST) return escaped(text);
  let out = '';
  let from = 0;
  for (const found of text.matchAll(TOKEN)) {
    out += escaped(text.slice(from, found.index)) + markdownOf(found, depth);
    from = found.index + found[0].length;
  }
  return out + escaped(text.slice(from));
}

function markdownOf({ 0: whole, groups = {} }: RegExpMatchArray, depth: number): string {
  const { target, words, note, said, formula, address, verbatim, code } = groups;
  const within = (inner: string) => inlineMarkdown(inner, depth + 1);
  if (target !== undefined) return linkTo(target, words, within);
  if (said !== undefined) return `^[${within(said.trim())}]`;
  if (note !== undefined) return note ? `[^${note}]` : escaped(whole);
  if (formula !== undefined) return formula;
  if (address !== undefined) return address;
  if (groups.anchor !== undefined) return '';
  const listing = verbatim ?? code;
  if (listing !== undefined) return codeOf(listing);
  if (groups.bold !== undefined) return `**${within(groups.bold)}**`;
  if (groups.italic !== undefined) return `*${within(groups.italic)}*`;
  if (groups.struck !== undefined) return `~~${within(groups.struck)}~~`;
  return `<u>${within(groups.under ?? '')}</u>`;
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$/i;

/** Links into other notes lead nowhere here: their words stay. */
function linkTo(target: string, words: string | undefined, within: (text: string) => string) {
  const address = target
    .trim()
    .replace(/^file:/i, '')
    .replace(/::.*$/, '');
  const isWeb = /^(?:https?|mailto):/i.test(target);
  const link = `<${(isWeb ? target.trim() : address).replace(/[<>\s]/g, encodeURIComponent)}>`;
  if (PICTURE.test(address.replace(/[?#].*$/, '')))
    return words === undefined || PICTURE.test(words)
      ? `![](${link})`
      : `[${within(words)}](${link})`;
  const label = words ?? target.replace(/^[*#]|^(?:id|file):/i, '');
  return isWeb ? `[${within(label)}](${link})` : within(label);
}

function codeOf(listing: string): string {
  const ticks = '`'.repeat(
    Math.max(0, ...(listing.match(/`+/g) ?? []).map((run) => run.length)) + 1,
  );
  return ticks === '`' ? `\`${listing}\`` : `${ticks} ${listing} ${ticks}`;
}

const escaped = (text: string) => text.replace(/[\\`*_[\]<>~^|]/g, '\\$&');

/** A line that would begin a heading, a quotation, a list or a rule of Markdown. */
export const escapeStart = (line: string) =>
  line.replace(/^(?:[#>+=-]|:{3})/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
