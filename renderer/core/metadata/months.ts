/**
 * Month names of some 70 languages, as nominative ("март"), as dates have them ("марта"), and
 * abbreviated. `Intl` has most of them; the rest is written out, because Chromium ships fewer
 * languages than Node.
 */

/** A word that is a month in two languages means the one of the language that comes first. */
const INTL_LANGUAGES = (
  'en de fr es pt it nl ru pl uk cs sk sv da nb fi tr el ro hu bg sr sr-Latn sl et lv lt ca vi ' +
  'id ms fil sw af ar fa ur he hi bn mr gu ta te kn ml th am hr'
).split(' ');

/** Twelve words each; a language may have several sets. */
const WRITTEN_OUT: Record<string, string> = {
  is: 'janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember',
  mk: 'јануари февруари март април мај јуни јули август септември октомври ноември декември',
  sq: 'janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor',
  be: 'студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня',
  gl: 'xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro',
  eu: 'urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua',
  cy: 'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr',
  ga: 'Eanáir Feabhra Márta Aibreán Bealtaine Meitheamh Iúil Lúnasa MeánFómhair DeireadhFómhair Samhain Nollaig',
  az: 'yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr',
  uz: 'yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr',
  bs: 'januar februar mart april maj juni juli august septembar oktobar novembar decembar',
  kk: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан',
  ka: 'იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი',
  hy: 'հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի',
  lb: 'Januar Februar Mäerz Abrëll Mee Juni Juli August September Oktober November Dezember',
  mt: 'Jannar Frar Marzu April Mejju Ġunju Lulju Awwissu Settembru Ottubru Novembru Diċembru',
  ne: 'जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर',
  pa: 'ਜਨਵਰੀ ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ',
  km: 'មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ',
  de: 'Jänner Feber Maerz April Mai Juni Juli August September Oktober November Dezember',
  hi:
    'जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर ' +
    'जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितम्बर अक्तूबर नवम्बर दिसम्बर',
  es: 'enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre',
  // The Levant and Iraq, Tunisia and Algeria, Morocco.
  ar:
    'كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول ' +
    'جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر ' +
    'يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر',
};

/** The months of the Persian solar calendar, whose year begins in March. */
const PERSIAN = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ');

const LANGUAGES = [
  ...INTL_LANGUAGES,
  ...Object.keys(WRITTEN_OUT).filter((each) => !INTL_LANGUAGES.includes(each)),
];

/** Without case, accents, full stops; the Turkish ı is an i. */
const fold = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f.'’_\s\u200c]/g, '')
    .replaceAll('ı', 'i');

type Names = readonly (readonly [name: string, month: number])[];
const tables = new Map<string, Names>();

function tableOf(language: string): Names {
  const known = tables.get(language);
  if (known) return known;
  const written = WRITTEN_OUT[language]?.split(' ') ?? [];
  const names = [
    ...(INTL_LANGUAGES.includes(language) ? namesByIntl(language) : []),
    ...written.map((name, at) => [fold(name), (at % 12) + 1] as const),
  ];
  tables.set(language, names);
  return names;
}

/** Some languages of `Intl` abbreviate a month by its number, which is no name. */
function namesByIntl(language: string): Names {
  const forms: Intl.DateTimeFormatOptions[] = [
    { month: 'long' },
    { day: 'numeric', month: 'long', year: 'numeric' },
    { day: 'numeric', month: 'short', year: 'numeric' },
  ];
  return forms.flatMap((form) => {
    const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, {
      ...form,
      timeZone: 'UTC',
    });
    return Array.from({ length: 12 }, (_, month) => {
      const parts = format.formatToParts(Date.UTC(2020, month, 12));
      const name = parts.find(({ type }) => type === 'month')?.value ?? '';
      return [fold(name), month + 1] as const;
    }).filter(([name]) => name.length > 1 && !/\d/.test(name));
  });
}

/** 1 to 12; 0 when the word is no month in any language. The page's own language is asked first. */
export function monthNumber(word: string, language: string | null): number {
  const folded = fold(word);
  if (folded.length < 2) return 0;
  const own = language && LANGUAGES.includes(language) ? [language] : [];
  for (const each of [...own, ...LANGUAGES]) {
    const month = monthIn(tableOf(each), folded) || monthIn(tableOf(each), withoutPrefix(folded));
    if (month) return month;
  }
  return 0;
}

/** 1 to 12 in the Persian solar calendar; 0 when the word is none of its months. */
export const persianMonth = (word: string) => PERSIAN.indexOf(word) + 1;

/** Hebrew writes "in" and the month as one word. */
const withoutPrefix = (word: string) => (word.startsWith('ב') ? word.slice(1) : '');

function monthIn(names: Names, word: string): number {
  const exact = names.find(([name]) => name === word)?.[1];
  if (exact || word.length < 3) return exact ?? 0;
  const months = new Set(names.filter(([name]) => isFormOf(name, word)).map(([, month]) => month));
  const [only] = months;
  return months.size === 1 && only !== undefined ? only : 0;
}

/** Abbreviated ("sept"), or with the ending of another case ("martā", "maaliskuussa"). */
function isFormOf(name: string, word: string): boolean {
  if (name.startsWith(word)) return true;
  let same = 0;
  while (same < word.length && word[same] === name[same]) same++;
  return same >= 4 && same >= name.length - 2 && word.length <= name.length + 4;
}
