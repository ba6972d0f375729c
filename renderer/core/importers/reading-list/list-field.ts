import { textsIn } from './json';

/**
 * The values in one field of a CSV, however the program writes a list: `a, b`, `a; b`, JSON (`["a","b"]`), or
 * Python (`['a', "it's b"]`).
 */
export function listIn(field: string | undefined): string[] {
  const text = field?.trim() ?? '';
  if (/^\[.*\]$/s.test(text)) return fromJson(text) ?? fromPython(text);
  const separator = text.includes(',') ? ',' : /[;|]/.exec(text)?.[0];
  const parts = separator === undefined ? [text] : text.split(separator);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function fromJson(text: string): string[] | null {
  try {
    return textsIn(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Either kind of quotes, with backslash escapes inside. */
function fromPython(text: string): string[] {
  const items = text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g);
  return Array.from(items, ([, single, double]) =>
    (single ?? double ?? '').replace(/\\(.)/g, '$1'),
  ).filter((part) => part.trim() !== '');
}
