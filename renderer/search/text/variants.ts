import { codesOf, encodeCharacter } from './tokenize';
import { variantClasses } from './variant-classes';

/**
 * Treats simplified and traditional Chinese characters as equal, on request. The index is unchanged: a pair
 * of characters is looked up in all its spellings, and compared texts are folded once more, to the
 * representative of each character's class. That replaces one UTF-16 unit by one, so offsets stay valid.
 * Characters are equal, not words: 網路 and 网络 stay different. A class has the characters that share a
 * simplified form (干 乾 幹), so a search for one finds all. Japanese forms (図, 発) are in no class unless they
 * are also Chinese.
 */

interface Classes {
  /** The representative of each UTF-16 unit. */
  representatives: Uint16Array;
  /** The codes of a class in the index, by each code of it. */
  codes: Map<string, string[]>;
}

let made: Classes | null = null;

/** Made when first asked for: most libraries never do. */
function classes(): Classes {
  if (made) return made;
  const representatives = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  const codes = new Map<string, string[]>();
  for (const characters of variantClasses.trim().split(/\s+/)) {
    const own = Array.from(characters, encodeCharacter);
    for (let i = 0; i < characters.length; i++) {
      representatives[characters.charCodeAt(i)] = characters.charCodeAt(0);
      codes.set(own[i]!, own);
    }
  }
  made = { representatives, codes };
  return made;
}

/** Most arguments of one call. */
const slice = 8192;

/** Replaces each character by its class's representative. Keeps the length, so offsets stay valid. */
export function representative(folded: string): string {
  const { representatives } = classes();
  const units = new Uint16Array(folded.length);
  for (let at = 0; at < units.length; at++) units[at] = representatives[folded.charCodeAt(at)]!;
  let text = '';
  for (let at = 0; at < units.length; at += slice) {
    text += String.fromCharCode(...units.subarray(at, at + slice));
  }
  return text;
}

export function hasVariants(folded: string): boolean {
  const { codes } = classes();
  return Array.from(folded, encodeCharacter).some((code) => codes.has(code));
}

/** All spellings of a term of the index, by the classes of its characters. */
export function spellingsOf(term: string): string[] {
  const { codes } = classes();
  return codesOf(term).reduce(
    (begun, code) => begun.flatMap((one) => (codes.get(code) ?? [code]).map((way) => one + way)),
    [''],
  );
}
