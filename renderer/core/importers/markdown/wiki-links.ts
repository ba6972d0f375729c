/** Obsidian's own syntax, which Markdown does not know. The text must have its code set aside. */

const IMAGE = /\.(?:avif|bmp|gif|jpe?g|png|svg|tiff?|webp)$/i;

/** Replaces `[[Jane Doe]]` and `[[people/jane|Jane Doe]]` by `Jane Doe`. */
export function plainWikiLink(text: string): string {
  return text.replace(/\[\[(?:[^\][|]*\|)?([^\][|]*)\]\]/g, '$1');
}

/** Embedded pictures become images, other links and embeds their names, `==words==` a mark. */
export function withoutWikiLinks(markdown: string): string {
  const embedded = markdown.replace(
    /!\[\[([^\][|\n]+)((?:\|[^\][|\n]*)*)\]\]/g,
    (_all, target, rest) => embed(String(target).trim(), String(rest)),
  );
  return plainWikiLink(embedded)
    .replace(/!\[([^\][\n]*?)\|\d+(?:x\d+)?\]\(/g, '![$1](')
    .replace(/(?<![=\w])==(?=[^\s=])([^=\n]+?)(?<=\S)==(?![=\w])/g, '<mark>$1</mark>');
}

/** `|300` and `|300x200` are sizes; other words behind the bar are the alternative text. */
function embed(target: string, rest: string): string {
  const words = rest
    .split('|')
    .map((each) => each.trim())
    .filter((each) => each !== '' && !/^\d+(?:x\d+)?$/.test(each));
  if (IMAGE.test(target)) return `![${words[0] ?? ''}](<${target}>)`;
  // Another note or a file, whose text is not in this one.
  return words[0] ?? target;
}
