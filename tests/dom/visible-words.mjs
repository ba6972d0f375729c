/**
 * Counts the words of a saved page by where they are: in its article, in what is kept beside it, in
 * neither. Runs in the core page. The words are those that a plain walk over the parsed page meets;
 * nothing is shared with the code that works out what was left out.
 */
export async function countVisibleWords({ name, base64 }) {
  const NEVER = new Set(
    'SCRIPT STYLE TEMPLATE HEAD TITLE OBJECT EMBED APPLET CANVAS AUDIO VIDEO IFRAME NOFRAMES DATALIST RT RP'.split(
      ' ',
    ),
  );
  const INLINE = new Set(
    'A ABBR ACRONYM B BDI BDO BIG CITE CODE DEL DFN EM FONT I INS KBD LABEL MARK NOBR Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR RUBY RB MI MN MO'.split(
      ' ',
    ),
  );
  const isHidden = (element) =>
    element.hasAttribute('hidden') ||
    element.nodeName === 'NOSCRIPT' ||
    element.matches('.sf-hidden, dialog:not([open])') ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '');
  const read = (root, withHidden) => {
    let text = '';
    const stack = [root];
    while (stack.length > 0) {
      const node = stack.pop();
      if (typeof node === 'string') text += node;
      else if (node.nodeType === 3) text += node.data;
      else if (node.nodeType === 1 && !NEVER.has(node.nodeName.toUpperCase())) {
        if (!withHidden && node !== root && isHidden(node)) continue;
        const apart = INLINE.has(node.nodeName.toUpperCase()) ? '' : '\n';
        stack.push(apart, ...[...node.childNodes].reverse(), apart);
      }
    }
    return text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  };
  const parse = (html) => new DOMParser().parseFromString(html, 'text/html').body;
  const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
  const { text } = await core.decodeBytes(bytes, 'html');
  const page = read(parse(text), false);
  const items = [];
  for await (const item of core.readSource({ name, bytes, modifiedAt: null }, core.context))
    items.push(item);
  const [item] = items;
  const all = page.length;
  if (!item?.ok)
    return {
      all,
      inArticle: 0,
      leftOut: 0,
      lost: all,
      lostWords: page.slice(0, 20),
      mayMiss: false,
    };
  const { draft } = item;
  const left = new Map();
  const count = (words) => {
    for (const word of words) left.set(word, (left.get(word) ?? 0) + 1);
  };
  const take = (word) => {
    const some = left.get(word) ?? 0;
    if (some > 0) left.set(word, some - 1);
    return some > 0;
  };
  count(read(parse(draft.title.replaceAll('<', '&lt;')), true));
  count(read(parse(draft.html), true));
  const outside = page.filter((word) => !take(word));
  for (const { html } of draft.besides?.parts ?? []) count(read(parse(html), true));
  const lostWords = outside.filter((word) => !take(word));
  return {
    all,
    inArticle: all - outside.length,
    leftOut: outside.length - lostWords.length,
    lost: lostWords.length,
    lostWords: lostWords.slice(0, 20),
    prose: (draft.besides?.parts ?? []).filter(({ kind }) => kind === 'prose').length,
    mayMiss: draft.besides?.mayMiss ?? false,
  };
}
