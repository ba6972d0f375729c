/** Obsidian's own marks, which Markdown does not know. Listings are left alone. */
export function withoutWikiLinks(markdown: string): string {
  return markdown
    .split(/(^```[\s\S]*?^```[^\n]*$|`[^`\n]+`)/m)
    .map((piece, at) => (at % 2 === 1 ? piece : mend(piece)))
    .join('');
}

/** `[[Jane Doe]]` and `[[people/jane|Jane Doe]]` are Jane Doe. */
export function plainWikiLink(text: string): string {
  return text.replace(/\[\[(?:[^\][|]*\|)?([^\][|]*)\]\]/g, '$1');
}

function mend(markdown: string): string {
  // An embedded note or picture lies in the vault it came from, not in this file.
  return plainWikiLink(markdown.replace(/!\[\[[^\]]*\]\]/g, '')).replace(
    /==(?=\S)([^=\n]+?)(?<=\S)==/g,
    '<mark>$1</mark>',
  );
}
