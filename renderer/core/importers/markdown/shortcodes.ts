/** Shortcodes: Hugo's `{{< >}}` and `{{% %}}`, and the `{% %}` of Hexo, Jekyll, GitBook, Zola and DEV. */
import { escapeHtml } from '../../text/escape-html';
import { boxLines } from './boxes';
import { embedAddress } from './embeds';
import type { MaskedCode } from './masked-code';
import { type Arguments, argumentsOf } from './shortcode-arguments';

interface Tag {
  name: string;
  args: Arguments;
  isEnd: boolean;
  from: number;
  to: number;
  /** The index of the tag that closes this one; -1 for one that is not closed. */
  end: number;
}

const TAG =
  /\{\{([<%])-?\s*((?:(?!\{\{|\}\})[\s\S]){0,4000}?)\s*\/?-?[>%]\}\}|\{%-?\s*((?:(?!\{%|%\})[\s\S]){0,4000}?)\s*-?%\}|\{\{-?\s*([a-z_]\w*\((?:(?!\{\{|\}\})[\s\S]){0,2000}?\))\s*-?\}\}/gi;

/** Open tags that are remembered; a text with more is no text of a generator. */
const MOST_OPEN = 100;

/** Deepest nesting that is read; tags further in are removed and their text is kept. */
const DEEPEST = 20;

export function replaceShortcodes(markdown: string, code: MaskedCode): string {
  if (!/\{\{|\{%/.test(markdown)) return markdown;
  const text = withoutOutputs(markdown);
  const tags = tagsIn(text, code);
  return new Renderer(text, tags, code).between(0, text.length, 0, tags.length, 0);
}

/** Liquid's outputs in addresses: `{{ site.baseurl }}/a.png`, `{{ "/a.png" | relative_url }}`. */
const withoutOutputs = (markdown: string) =>
  markdown
    .replace(/\{\{-?\s*(?:site|page|config)\.(?:base_?url|url|root)\b[^{}\n]*\}\}/gi, '')
    .replace(/\{\{-?\s*(["'])([^"'{}\n]*)\1\s*\|[^{}\n]*(?:url|asset)[^{}\n]*\}\}/gi, '$2');

function tagsIn(text: string, code: MaskedCode): Tag[] {
  const tags: Tag[] = [];
  const open: number[] = [];
  let verbatim: string | null = null;
  for (const match of text.matchAll(TAG)) {
    // Zola and Tera write the arguments in brackets.
    const stated = (match[2] ?? match[3] ?? match[4] ?? '')
      .trim()
      .replace(/^([a-z_]\w*)\((.*)\)$/is, '$1 $2');
    const [, slash = '', word = ''] = /^(\/?)\s*([^\s(,|]*)/.exec(stated) ?? [];
    const isEnd = slash !== '' || /^end\w*$/i.test(word);
    const name = (isEnd ? word.replace(/^end/i, '') : word).toLowerCase();
    if (verbatim !== null && !(isEnd && name === verbatim)) continue;
    const from = match.index;
    const tag: Tag = {
      name: nameOf(name),
      args: argumentsOf(code.unmask(stated.slice(slash.length + word.length))),
      isEnd,
      from,
      to: from + match[0].length,
      end: -1,
    };
    const isComment = /^\/\*/.test(stated);
    if (isComment) continue;
    verbatim = !isEnd && /^(?:raw|verbatim)$/.test(name) ? name : null;
    tags.push(tag);
    if (!isEnd) open.push(tags.length - 1);
    else closeTag(tags, open, nameOf(name));
    if (open.length > MOST_OPEN) open.shift();
  }
  return tags;
}

/** The last path's part, without an ending: Jekyll's `include figure.html`. */
const nameOf = (name: string) => name.replace(/^.*\//, '').replace(/\.\w+$/, '');

/** Zola closes all by `{% end %}`. */
function closeTag(tags: Tag[], open: number[], name: string): void {
  for (let at = open.length - 1; at >= 0; at--) {
    const opening = tags[open[at]!]!;
    if (name !== '' && opening.name !== name) continue;
    opening.end = tags.length - 1;
    open.length = at;
    return;
  }
}

const CODE =
  /^(?:highlight|codeblock|code|code-block|codeblocks|sourcecode|prism|code-snippet|listing|codetabs?)$/;
const DIAGRAM = /^(?:mermaid|plantuml|graphviz|dot|flowchart|sequence|chart|echarts)$/;
const FORMULA = /^(?:katex|math|mathjax|latex|tex|equation)$/;
const QUOTE = /^(?:blockquote|quote|pullquote|cq|centerquote|epigraph|testimonial|verse)$/;
const IMAGE =
  /^(?:figure|img|image|asset_img|asset_image|picture|imgproc|responsive-image|responsive_image|lightbox|photo|figure-img|imageview|fig|captioned-image|image-caption|figurecaption)$/;
const BOX =
  /^(?:note|tip|info|warning|warn|danger|error|success|important|caution|attention|question|example|alert|notice|hint|admonition|callout|message|panel|box|aside|bubble|seealso|todo|abstract)$/;
const FOLDED =
  /^(?:details|detail|expand|collapse|spoiler|accordion|accordion-item|folding|fold|hide|hidetoggle|toggle|dropdown)$/;
/** Names of pages of the same site, by which a generator finds the address. */
const REFERENCE = /^(?:ref|relref|post_url|post_path|asset_path|doc|page_link|permalink)$/;
/** Control of the template, of which a reader sees nothing. */
const CONTROL =
  /^(?:if|unless|elsif|elseif|else|case|when|for|assign|capture|set|increment|decrement|cycle|tablerow|break|continue|layout|extends|import|from|macro|block|with|liquid|toc|more|excerpt|jump|anchor|br|clear|pagebreak|include_relative|autocomplete|comment|meta|seo|feed_meta|render|partial|include_cached)$/;

class Renderer {
  constructor(
    readonly text: string,
    readonly tags: readonly Tag[],
    readonly code: MaskedCode,
  ) {}

  /** The text from `from` to `to`, with its tags `first` up to `last` replaced. */
  between(from: number, to: number, first: number, last: number, depth: number): string {
    let html = '';
    let at = from;
    for (let index = first; index < last; ) {
      const tag = this.tags[index]!;
      const end = this.tags[tag.end];
      html += this.text.slice(at, tag.from);
      if (end && depth < DEEPEST) {
        html += this.pair(tag, index, depth);
        at = end.to;
        index = tag.end + 1;
      } else {
        html += tag.isEnd ? '' : this.single(tag);
        at = tag.to;
        index += 1;
      }
    }
    return html + this.text.slice(at, to);
  }

  pair(tag: Tag, index: number, depth: number): string {
    const { name, args } = tag;
    const end = this.tags[tag.end]!;
    const raw = this.text.slice(tag.to, end.from);
    if (name === 'comment') return '';
    if (/^(?:raw|verbatim|nomarkdown)$/.test(name)) return raw;
    if (CODE.test(name)) return this.listing(tag, languageOf(name, args), raw);
    if (DIAGRAM.test(name)) return this.listing(tag, name, raw);
    if (FORMULA.test(name)) return this.code.mask(`$$${this.code.unmask(raw).trim()}$$`);
    const body = this.between(tag.to, end.from, index + 1, tag.end, depth + 1);
    if (IMAGE.test(name)) return this.figure(tag, body);
    if (QUOTE.test(name)) return this.block(tag, quoteLines(args), body);
    if (FOLDED.test(name))
      return this.block(tag, boxLines('details', titleOf(args) ?? args.first), body);
    if (BOX.test(name)) return this.block(tag, boxOf(name, args), body);
    if (!this.isAlone(tag)) return body;
    const title = titleOf(args) ?? (/^(?:tab|tabitem|step)$/.test(name) ? args.first : null);
    const heading = title ? ['', `**${title.replace(/\*/g, '')}**`, ''] : [''];
    return this.block(tag, { open: heading, close: [''] }, body);
  }

  single(tag: Tag): string {
    const { name: stated, args: given } = tag;
    const isInclude = stated === 'include';
    const name = isInclude ? nameOf((given.first ?? '').toLowerCase()) : stated;
    const args = isInclude ? given.withoutFirst() : given;
    if (CONTROL.test(name)) return '';
    const isAddress = /\]\(\s*<?$|(?:href|src)=["']?$/.test(
      this.text.slice(Math.max(0, tag.from - 12), tag.from),
    );
    if (isAddress) return (args.first ?? '').replace(/\s/g, '%20');
    if (REFERENCE.test(name)) return args.first ?? '';
    if (name === 'post_link' || name === 'asset_link') return args.rest(1) || (args.first ?? '');
    if (IMAGE.test(name) || (args.image && !args.named.has('id')))
      return this.figure(tag, '', args);
    const label = titleOf(args);
    const address = embedAddress(name, args);
    if (address) return `[${escapeBrackets(label ?? args.phrase ?? address)}](<${address}>)`;
    return args.words.map(escapeBrackets).join(' — ');
  }

  /** A fence as deep as its tag, so that a listing in a list stays there. */
  listing(tag: Tag, language: string, body: string): string {
    const lines = this.code.unmask(body).replace(/^[ \t]*\n|\s+$/g, '');
    const ticks = '`'.repeat(
      Math.max(3, ...[...lines.matchAll(/`+/g)].map(([run]) => run.length + 1)),
    );
    const indent = this.indentOf(tag);
    const caption = CODE.test(tag.name) ? captionOf(tag.name, tag.args) : null;
    const before = caption ? `**${caption.replace(/\*/g, '')}**\n\n${indent}` : '';
    if (!lines.includes('\n') && !this.isAlone(tag)) return this.code.mask(`\`${lines}\``);
    return `\n${indent}${before}${this.code.mask(`${ticks}${language}\n${lines}\n${indent}${ticks}`)}\n`;
  }

  figure(tag: Tag, body: string, args = tag.args): string {
    const address = args.image ?? args.named.get('src') ?? args.named.get('url') ?? args.first;
    if (!address) return body;
    const caption = [
      args.named.get('caption'),
      args.named.get('title'),
      args.named.get('description'),
    ]
      .concat(args.words.filter((each) => each !== address))
      .find((each) => each);
    const attribution = args.named.get('attr');
    const alt = args.named.get('alt') ?? caption ?? '';
    const image = `<img src="${escapeHtml(address)}" alt="${escapeHtml(alt)}">`;
    if (!this.isAlone(tag)) return image;
    const words = [caption, attribution, body.trim()].flatMap((each) => each || []).join(' — ');
    const figcaption = words ? `<figcaption>${escapeHtml(words)}</figcaption>` : '';
    const indent = this.indentOf(tag);
    return `\n${indent}<figure>${image}${figcaption}</figure>\n\n${indent}`;
  }

  block(tag: Tag, lines: { open: string[]; close: string[] }, body: string): string {
    const indent = this.indentOf(tag);
    const at = (each: string[]) => each.map((line) => `${indent}${line}`).join('\n');
    return `\n${at(lines.open)}\n${indent}${body.replace(/^\n+|\s+$/g, '').trimStart()}\n${at(lines.close)}\n`;
  }

  /** Whether the tag begins its line. */
  isAlone(tag: Tag): boolean {
    return /^[ \t>]*$/.test(this.lineBefore(tag));
  }

  indentOf(tag: Tag): string {
    return /^[ \t>]*/.exec(this.lineBefore(tag))![0];
  }

  lineBefore(tag: Tag): string {
    return this.text.slice(this.text.lastIndexOf('\n', tag.from - 1) + 1, tag.from);
  }
}

const escapeBrackets = (text: string) => text.replace(/[[\]]/g, '\\$&');

const titleOf = ({ named }: Arguments) =>
  ['title', 'summary', 'header', 'label', 'caption', 'name', 'heading']
    .map((key) => named.get(key))
    .find((each) => each) ?? null;

/** Hugo and Jekyll name the language first; Hexo by `lang:`, and puts a title first. */
function languageOf(name: string, { named, first }: Arguments): string {
  const stated =
    named.get('lang') ??
    named.get('language') ??
    (/^(?:highlight|prism|code)$/.test(name) ? first : null);
  return /^[\w+#-]{1,30}$/.test(stated ?? '') ? stated! : '';
}

function captionOf(name: string, args: Arguments): string | null {
  const stated = titleOf(args) ?? args.named.get('file') ?? null;
  if (stated) return stated;
  return name === 'codeblock'
    ? args.positional.filter((each) => !/^https?:/.test(each)).join(' ') || null
    : null;
}

function boxOf(name: string, args: Arguments) {
  const kind =
    args.named.get('type') ??
    args.named.get('style') ??
    args.named.get('class') ??
    args.first ??
    '';
  const isGeneral = /^(?:alert|notice|hint|admonition|callout|message|panel|box|aside|note)$/.test(
    name,
  );
  const shown = isGeneral && /^[a-z]+$/i.test(kind) ? kind : name;
  const title = titleOf(args) ?? (args.phrase && args.phrase !== kind ? args.phrase : null);
  return boxLines(shown, title);
}

/** A quotation, with its author and source below it. */
function quoteLines(args: Arguments) {
  const { named, positional } = args;
  const stated = ['author', 'source', 'cite', 'from'].flatMap((key) => named.get(key) ?? []);
  const words =
    stated.length > 0
      ? stated.join(', ')
      : positional.filter((each) => !/^https?:/.test(each)).join(' ');
  const address = args.address ? ` <${args.address}>` : '';
  const isStyle = /^(?:left|right|center)?$/.test(words);
  const foot = isStyle && !address ? [] : ['', `— ${isStyle ? '' : words}${address}`];
  return { open: ['<blockquote>', ''], close: [...foot, '', '</blockquote>', ''] };
}
