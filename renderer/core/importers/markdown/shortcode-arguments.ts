/** The arguments of a shortcode, positional and named, in the notations of all generators. */

const ARGUMENT =
  /(?:([\w.:-]*?\w)\s*(?:=|:(?!\/\/))\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|\u201c([^\u201d]*)\u201d|([^\s,"'`]+))/g;

const MOST = 50;

const IMAGE = /\.(?:avif|bmp|gif|jpe?g|png|svg|tiff?|webp)(?:[?#].*)?$/i;
const ADDRESS = /^https?:\/\/\S+$/;

/** Named arguments whose values a reader sees. */
const WORDS =
  /^(?:title|text|caption|content|label|alt|description|desc|quote|body|message|header|summary|heading|subtitle)$/;

export interface Arguments {
  named: ReadonlyMap<string, string>;
  positional: readonly string[];
  /** The first positional argument. */
  first: string | null;
  /** The first argument that is the address of a picture. */
  image: string | null;
  /** The first argument that is a web address. */
  address: string | null;
  /** The first positional argument of several words. */
  phrase: string | null;
  /** All texts for readers: named ones, and positional ones of several words. */
  words: readonly string[];
  /** The positional arguments behind the first `count`, as one text. */
  rest(count: number): string;
  withoutFirst(): Arguments;
}

export function argumentsOf(stated: string): Arguments {
  const named = new Map<string, string>();
  const positional: string[] = [];
  for (const match of [...stated.matchAll(ARGUMENT)].slice(0, MOST)) {
    const [, key, ...values] = match;
    const value = (values.find((each) => each !== undefined) ?? '').replace(/\\(["'])/g, '$1');
    if (key === undefined) positional.push(value.replace(/^[(|]+|[)|]+$/g, ''));
    else named.set(key.toLowerCase(), value.replace(/\)$/, values[4] === undefined ? ')' : ''));
  }
  return arrange(
    named,
    positional.filter((each) => each !== ''),
  );
}

function arrange(named: ReadonlyMap<string, string>, positional: readonly string[]): Arguments {
  const all = [...named.values(), ...positional];
  const phrases = positional.filter((each) => /\s/.test(each) || /\P{ASCII}/u.test(each));
  return {
    named,
    positional,
    first: positional[0] ?? null,
    image: all.find((each) => IMAGE.test(each)) ?? null,
    address: all.find((each) => ADDRESS.test(each)) ?? null,
    phrase: phrases[0] ?? null,
    words: [...[...named].flatMap(([key, value]) => (WORDS.test(key) ? value : [])), ...phrases],
    rest: (count) => positional.slice(count).join(' '),
    withoutFirst: () => arrange(named, positional.slice(1)),
  };
}
