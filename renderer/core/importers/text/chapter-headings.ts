/** Chapter headings of novels in plain text: Project Gutenberg's, and what people share as .txt. */

const NUMBER =
  '(?:\\d{1,4}|[ivxlcdm]{1,8}|the\\s+\\w+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen|twenty(?:-\\w+)?|thirty(?:-\\w+)?|forty(?:-\\w+)?)';
const PART =
  '(?:chapter|part|book|volume|canto|act|scene|letter|section|kapitel|teil|buch|abschnitt|chapitre|partie|livre|tome|cap[íi]tulo|capitolo|parte|libro|hoofdstuk|deel|rozdział|część|kapitola|глава|часть|книга|том|розділ|частина)';
/** "CHAPTER IV.", "Kapitel 3: Die Flut", "Глава первая". */
const NUMBERED = new RegExp(
  `^${PART}\\s+${NUMBER}(?:[.:)]|\\s*[-–—:]|$|\\s{2,})\\s*(.{0,80})$`,
  'iu',
);
const ORDINAL = new RegExp(
  `^(?:${PART}\\s+[а-яёіїє]{4,20}(?:ая|ый|ой|ий|ья)|(?:erstes|zweites|drittes|viertes|fünftes|sechstes|siebtes|achtes|neuntes|zehntes)\\s+kapitel)[.:]?\\s*(.{0,60})$`,
  'iu',
);
/** 제1장 안개, 12화, 第三章 霧, 第１回. */
const EAST_ASIAN =
  /^(?:제\s*[\d一-十]{1,4}\s*(?:장|화|부|권|막|편|절|회)|\d{1,4}\s*(?:장|화|회)|第\s*[\d０-９零〇一二三四五六七八九十百千两]{1,8}\s*[章回節节話话部卷巻篇幕集])(?:$|[\s　:：.．、·—-].{0,50}$)/u;
const NAMED =
  /^(?:prologue?|epilogue?|prolog|epilog|preface|foreword|afterword|introduction|interlude|vorwort|nachwort|prólogo|epílogo|préface|пролог|эпилог|предисловие|послесловие|프롤로그|에필로그|서문|서장|종장|머리말|맺음말|작가의 말|후기|プロローグ|エピローグ|序章|終章|终章|あとがき|楔子|序言|后记|後記|尾声|尾聲|番外)[.:]?$/iu;

const LONGEST = 100;
/** A text with fewer headings has no chapters. */
const FEWEST = 2;
/** Lines with a number alone are headings when they count up this far. */
const FEWEST_BARE = 3;

/** The places of the lines that are headings; none for a text that has no chapters. */
export function chapterHeadings(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>([...lines.keys()].filter((at) => isHeading(lines[at] ?? '')));
  for (const at of bareNumbers(lines)) found.add(at);
  const headings = withoutContents(found).filter((at) => at < lines.length - 1);
  return new Set(headings.length < FEWEST ? [] : headings);
}

/**
 * In a table of contents headings follow each other; the last of them may be the first of the text. A part may
 * be followed by its first chapter.
 */
function withoutContents(found: ReadonlySet<number>): number[] {
  const kept: number[] = [];
  let run: number[] = [];
  for (const at of [...found].sort((a, b) => a - b)) {
    if (run.length > 0 && at !== (run.at(-1) ?? 0) + 1) {
      kept.push(...(run.length > 2 ? run.slice(-1) : run));
      run = [];
    }
    run.push(at);
  }
  return [...kept, ...(run.length > 2 ? run.slice(-1) : run)];
}

function isHeading(line: string): boolean {
  if (line.length > LONGEST) return false;
  if (NAMED.test(line) || EAST_ASIAN.test(line)) return true;
  const rest = (NUMBERED.exec(line) ?? ORDINAL.exec(line))?.[1];
  // "Part one of them had gone, and then the rest." is a sentence.
  return rest !== undefined && !/[a-zа-я,;]\s.*[.!?]$/u.test(rest);
}

/** "I", "II", "III" or "1", "2", "3", each on a line of its own and in this order. */
function bareNumbers(lines: readonly string[]): number[] {
  const places: number[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.length <= 9 && numberOf(line) === places.length + 1) places.push(at);
  }
  return places.length < FEWEST_BARE ? [] : places;
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** Null for a line that is no number. */
function numberOf(line: string): number | null {
  const number = /^(\d{1,3})\.?$/.exec(line)?.[1];
  if (number) return Number(number);
  const roman = /^([IVXLC]{1,8})\.?$/.exec(line)?.[1];
  if (!roman) return null;
  const values = Array.from(roman, (letter) => ROMAN[letter] ?? 0);
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}
