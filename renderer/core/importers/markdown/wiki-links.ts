/** Replaces Obsidian's own syntax, which Markdown does not know. Code is left as it is. */
export function withoutWikiLinks(markdown: string): string {
  return markdown
    .split(/(^```[\s\S]*?^```[^\n]*$|`[^`\n]+`)/m)
    .map((piece, at) => (at % 2 === 1 ? piece : toPlainMarkdown(piece)))
    .join('');
}

/** Replaces `[[Jane Doe]]` and `[[people/jane|Jane Doe]]` by `Jane Doe`. */
export function plainWikiLink(text: string): string {
  return text.replace(/\[\[(?:[^\][|]*\|)?([^\][|]*)\]\]/g, '$1');
}

function toPlainMarkdown(markdown: string): string {
  // The target of an embed is in the reader's Obsidian vault and did not come along.
  return plainWikiLink(markdown.replace(/!\[\[[^\]]*\]\]/g, '')).replace(
    /==(?=\S)([^=\n]+?)(?<=\S)==/g,
    '<mark>$1</mark>',
  );
}
