/** The HTML of a WordPress post from what its database holds: no paragraphs, and shortcodes in brackets. */
import { escapeHtml } from '../../text/escape-html';

/** Longest content of a shortcode, in characters. */
const BODY = '([\\s\\S]{0,100000}?)';
const paired = (names: string) =>
  new RegExp(`\\[(${names})(\\s[^\\]]*)?\\]${BODY}\\[/\\1\\]`, 'gi');

const CAPTION = paired('caption|wp_caption');
const CODE = paired(
  'code|sourcecode|source|bash|c|cpp|csharp|css|diff|go|html|java|javascript|js|json|php|powershell|python|ruby|shell|sql|text|xml',
);
const EMBED = paired('embed');
const LATEX = paired('latex|math|katex');
const DOLLARS = /\$latex\s+([^$]{1,2000})\$/g;
/** Shortcodes of films, sounds and posts, whose address is an attribute or the first word. */
const MEDIA =
  /\[(?:youtube|vimeo|dailymotion|wpvideo|video|audio|soundcloud|spotify|instagram|tweet|twitter|gist|slideshare|iframe)\b([^\]]*)\](?:\[\/\w+\])?/gi;
/** A shortcode by its attributes; words in brackets have none. */
const WITH_ATTRIBUTES = /\[\/?[a-z][\w-]*(?:\s+[\w-]+=(?:"[^"]*"|'[^']*'|[^\s\]"']+))+\s*\/?\]/gi;
const BARE =
  /\[(?:gallery|more|toc|contact-form|playlist|jetpack-related-posts|sharedaddy|rev_slider)\b[^\]]*\]/gi;

export function htmlOfWordPress(content: string): string {
  const kept: string[] = [];
  // Listings have brackets and empty lines of their own.
  const keep = (html: string) => `<wp-kept-${kept.push(html) - 1}></wp-kept>`;
  const text = content
    .replaceAll('\r\n', '\n')
    .replace(CODE, (_all, name, attributes = '', body) =>
      keep(listing(/^(?:code|source|sourcecode|text)$/i.test(name) ? '' : name, attributes, body)),
    )
    .replace(/<(pre|script|style|textarea)\b[\s\S]{0,200000}?<\/\1>/gi, keep)
    .replace(LATEX, (_all, _name, _attributes, tex) => formula(tex))
    .replace(DOLLARS, (_all, tex) => formula(tex))
    .replace(CAPTION, (_all, _name, attributes = '', body) => figure(attributes, body))
    .replace(EMBED, (_all, _name, _attributes, address) => link(address))
    .replace(MEDIA, (_all, attributes) => link(/https?:\/\/[^\s"'\]]+/.exec(attributes)?.[0] ?? ''))
    .replace(BARE, '');
  return paragraphs(withoutTags(text)).replace(
    /<wp-kept-(\d+)><\/wp-kept>/g,
    (_all, index) => kept[Number(index)] ?? '',
  );
}

/** Removes the tags of all other shortcodes and keeps what is between them. */
function withoutTags(text: string): string {
  const closed = new Set(
    [...text.matchAll(/\[\/([a-z][\w-]*)\]/gi)].map(([, name]) => name!.toLowerCase()),
  );
  return text
    .replace(/\[\/?([a-z][\w-]*)(?:\s[^\]\n]*)?\]/gi, (tag, name) =>
      closed.has(name.toLowerCase()) ? '' : tag,
    )
    .replace(WITH_ATTRIBUTES, '');
}

function listing(name: string, attributes: string, body: string): string {
  const language = /\b(?:lang|language)\s*=\s*["']?([\w+#-]{1,30})/i.exec(attributes)?.[1] ?? name;
  const lines = body.replace(/^\s*\n|\s+$/g, '');
  // The editor may have escaped what stands in a listing.
  const code = /&(?:lt|gt|amp|quot);/.test(lines)
    ? lines.replaceAll('<', '&lt;')
    : escapeHtml(lines);
  return `<pre><code${language ? ` class="language-${language.toLowerCase()}"` : ''}>${code}</code></pre>`;
}

const formula = (tex: string) =>
  `<code class="language-math">${tex.trim().replaceAll('<', '&lt;')}</code>`;

function figure(attributes: string, body: string): string {
  const stated = /\bcaption\s*=\s*"([^"]*)"/i.exec(attributes)?.[1] ?? '';
  const image = /^[\s\S]*?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(body)?.[0] ?? '';
  const caption = (body.slice(image.length).trim() || stated).trim();
  const words = caption ? `<figcaption>${caption}</figcaption>` : '';
  return `\n\n<figure>${image}${words}</figure>\n\n`;
}

const link = (address: string) => {
  const trimmed = escapeHtml(address.trim());
  return /^https?:/.test(trimmed) ? `\n\n<p><a href="${trimmed}">${trimmed}</a></p>\n\n` : '';
};

const BLOCK =
  /^<\/?(?:address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|wp-kept-\d+)\b|^<!--/i;

/** Lines between empty ones are paragraphs, as WordPress makes them when it shows a post. */
function paragraphs(text: string): string {
  return text
    .split(/\n[ \t]*\n\s*/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) =>
      BLOCK.test(piece) ? piece : `<p>${embedded(piece).replaceAll('\n', '<br>\n')}</p>`,
    )
    .join('\n');
}

/** A bare address on a line of its own is shown as what it leads to. */
const embedded = (piece: string) =>
  /^https?:\/\/\S+$/.test(piece)
    ? `<a href="${escapeHtml(piece)}">${escapeHtml(piece)}</a>`
    : piece;
