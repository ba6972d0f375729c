const eastAsian = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Words of a name that begin the surname. */
const particles = /^(?:al|bin|da|de|del|den|der|di|dos|du|el|la|le|ten|ter|van|von|zu)$/i;

/** The form of a name by which catalogues sort it: `Moor, Ada`. East Asian names keep their order. */
export function fileAs(name: string): string {
  const words = name.trim().split(/\s+/);
  if (words.length < 2 || words.length > 5 || eastAsian.test(name) || name.includes(',')) {
    return name.trim();
  }
  let at = words.length - 1;
  while (at > 1 && particles.test(words[at - 1]!)) at -= 1;
  return `${words.slice(at).join(' ')}, ${words.slice(0, at).join(' ')}`;
}
