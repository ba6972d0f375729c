/** Characters that no name of a file has, and those that turn the direction of a line around. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  /[\\/:*?"<>|\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

const longestName = 120;

/** The name of the file at an address, to be shown: never a path. The host where the address has none. */
export function fileNameOf(address: string): string {
  if (!URL.canParse(address)) return address.slice(0, longestName);
  const { pathname, host } = new URL(address);
  const last = decoded(pathname.split('/').at(-1) ?? '');
  const name = last.normalize('NFC').replace(forbidden, ' ').replace(/\s+/g, ' ').trim();
  const plain = name.replace(/^[.\s]+/, '');
  return plain === '' ? host : [...plain].slice(0, longestName).join('');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
