/**
 * Korean particles, the plural, and endings of 하다, 되다 and 이다, which attach to a word without changing its
 * meaning; longest first.
 */
const endings = [
  '에서는|으로는|으로서|으로써|이라는|이라고|에서의|으로의|까지의|들에게|되었던|하였던',
  '에서|에게|한테|부터|까지|처럼|보다|이나|이란|라는|라고|이며|이고|에는|에도|로는|로서|로써|마다|조차|밖에',
  '로의|만의|과의|와의|들의|들이|들은|들을|으로|하는|했던|하던|되는|됐던|된다|한다|적인',
  '은|는|이|가|을|를|의|에|와|과|로|도|만|나|란|랑|께|들|한|할|된|될|인',
].join('|');
const ending = new RegExp(`(?<=\\p{Script=Hangul}{2})(?:${endings})$`, 'u');

/** Folded text without the particle of its last word; null when there is none. */
export function withoutParticle(text: string): string | null {
  const word = text.replace(/[^\p{L}\p{N}]+$/u, '');
  const stem = word.replace(ending, '');
  return stem === word ? null : stem;
}
