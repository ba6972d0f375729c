// biome-ignore lint/suspicious/noControlCharactersInRegex: matches control characters on purpose
const impossible = /[\u0000-\u001f\u007f<>:"|?*\\/#^[\]]+/g;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** UTF-8 bytes of a name without its extension; systems allow 255 with it. */
const longest = 120;

/** Names for the files of one export, from titles: valid on every system, and no two alike on any. */
export function createFileNames(): (title: string, extension: string) => string {
  const taken = new Set<string>();
  return (title, extension) => {
    const plain = plainName(title);
    for (let count = 1; ; count++) {
      const name = `${plain}${count === 1 ? '' : ` ${count}`}${extension}`;
      const key = name.normalize('NFC').toLowerCase().normalize('NFC');
      if (taken.has(key)) continue;
      taken.add(key);
      return name;
    }
  };
}

function plainName(title: string): string {
  const words = title.toWellFormed().normalize('NFC').replace(impossible, ' ').replace(/\s+/g, ' ');
  let name = '';
  let bytes = 0;
  for (const character of words.replace(/^[ .]+/, '')) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > longest) break;
    name += character;
  }
  name = name.replace(/[ .]+$/, '');
  return name === '' || reserved.test(name) ? `article ${name}`.trim() : name;
}
