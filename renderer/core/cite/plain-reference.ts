const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** The text of a reference's HTML. The engine writes few tags and escapes few characters, so no parser is needed. */
export const plainReference = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(lt|gt|quot|apos|amp));/gi, (_, hex, decimal, name) =>
      name
        ? entities[name.toLowerCase()]!
        : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)),
    );
