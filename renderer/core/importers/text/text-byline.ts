/** Who wrote a plain text, by the lines that name somebody. */
import { isFullName, namedInLine, namedInText, signedLines } from '../../metadata/authors';
import { namesOf } from '../../metadata/names';
import { isBreadcrumb, isLabel, isMenuRow, isSiteName } from './furniture-lines';

/** "Transport correspondent, BBC News": the line below the name of whoever works as that. */
const JOB_LINE =
  /^(?=.{1,80}$)[^.!?]*\b(?:correspondents?|reporter|editor|writer|journalist(?:in|e)?|columnist|korrespondent(?:in)?|redakteur(?:in)?|corresponsal|redactor[ae]?|periodista)\b[^.!?]*$/iu;

/** The lines that are a byline and nothing else: by their form, else a name beside the date. */
export function bylinesOf(lines: readonly string[], dateAt: number | null): string[] {
  const signed = signedLines(lines);
  if (signed.length > 0 || dateAt === null) return signed;
  const at = [dateAt - 1, dateAt + 1].find((each) => isNameBelowTitle(lines, each));
  return at === undefined ? [] : [lines[at]!];
}

/** Shorter lines above a name may be a section's, and what looks like a name the title. */
const LEAST_TITLE = 18;

/** "Maeve Hollins": two or three words with capitals may be a title as well, so one must stand above. */
function isNameBelowTitle(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (!isFullName(line) || isFurniture(line) || namesOf(line).length !== 1) return false;
  return lines.slice(0, at).some((above) => above.length >= LEAST_TITLE && !isFurniture(above));
}

const isFurniture = (line: string) =>
  isLabel(line) || isMenuRow(line) || isBreadcrumb(line) || isSiteName(line);

/** "Von Anna Lind, Hamburg": behind full names a single word is where they are. */
const withoutPlace = (names: readonly string[]): readonly string[] =>
  names.filter(
    (name, at) => at === 0 || !/^\p{Lu}\p{Ll}+$/u.test(name) || !names[0]?.includes(' '),
  );

/** @param signed the lines of `bylinesOf`; @param above the lines before the text */
export function bylineIn(
  lines: readonly string[],
  { signed, above }: { signed: readonly string[]; above: readonly string[] },
): string[] {
  const names = withoutPlace(signed.flatMap((line) => namesOf(line)));
  if (names.length > 0) return [...new Set(names)];
  const employed = above.find((line, at) => isFullName(line) && JOB_LINE.test(lines[at + 1] ?? ''));
  if (employed) return [employed];
  const named = namedInLine(above);
  return [...new Set(named.length > 0 ? named : namedInText(lines))];
}
