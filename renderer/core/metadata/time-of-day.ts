/** The time of day that follows a date in a text: "오후 6:07", "18h07", "6:07 p.m. EST". */

const pad = (number: number) => String(number).padStart(2, '0');

/** Weekdays that dates of Turkish and Hungarian have before the time; longer than other words there. */
const LONG_DAY =
  'Pazartesi|Salı|Çarşamba|Perşembe|Cuma|Cumartesi|Pazar|hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap';

/**
 * What stands between a date and its time: the full stop of the year, commas, a weekday, and up to
 * two short words ("at", "à", "г. в", "kl.", "o godz.").
 */
const BETWEEN = new RegExp(
  '^[\\s.,،·|日일号]*(?:T(?=\\d)|[([]?\\s*(?:[月火水木金土日一二三四五六월화수목금토](?:曜日?|요일)?|(?:週|周|星期)[一二三四五六日天]|' +
    `\\p{L}{2,9}day|${LONG_DAY})\\s*[)\\]]?)?` +
    '[\\s.,،·•|–-]*(?:@\\s*)?(?:(?:(?!AM|PM|\\p{Script=Han}|\\p{Script=Hangul})\\p{L}{1,5}[.,]{0,2}\\s+){1,3}(?=\\d{1,2}[:.h]\\d\\d))?\\s*',
  'iu',
);

const CLOCK =
  /^(오전|오후|午前|午後|上午|下午|晚上|凌晨|早上|中午|AM|PM)?\s*(\d{1,2})\s*(?:[:시時时点點h]|(?<=\d)\.(?=\d\d\b))\s*(?:(\d{1,2})\s*(?:[:분分]\s*(?:(\d{1,2})(?:[.,]\d+)?\s*[초秒]?)?)?)?\s*(?:([ap])\.?(?:(?<=[ap]\.?)\s?m)?\.?|([صم])(?![\u0600-\u06ff])|([μπ])\.\s?μ\.)?/iu;

const PACKED_CLOCK = /^T?(\d{2})(\d{2})(\d{2})?(?!\d)/;

/** `T18:07:00`, with its offset where the text has one; empty where no time follows. */
export function timeAfter(rest: string): string {
  const packed = PACKED_CLOCK.exec(rest);
  const after = rest.replace(BETWEEN, '');
  const match = CLOCK.exec(after);
  if (!match && !packed) return '';
  const [whole, half, hourText, minuteText, secondText, letter, arabic, greek] = match ?? [
    packed![0],
    undefined,
    packed![1],
    packed![2],
    packed![3],
    undefined,
    undefined,
    undefined,
  ];
  const hour = hourOf(Number(hourText), half ?? letter ?? arabic ?? greek);
  const minute = Number(minuteText ?? 0);
  const second = Number(secondText ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return '';
  return `T${pad(hour)}:${pad(minute)}:${pad(second)}${zoneAfter((match ? after : rest).slice(whole!.length))}`;
}

function hourOf(hour: number, half: string | undefined): number {
  if (!half || hour > 12) return hour;
  const isAfternoon = /^(?:오후|午後|下午|晚上|pm?|م|μ)$/i.test(half);
  const isMorning = /^(?:오전|午前|上午|凌晨|早上|am?|ص|π)$/i.test(half);
  if (isAfternoon && hour < 12) return hour + 12;
  return isMorning && hour === 12 ? 0 : hour;
}

/** Names with one meaning only: "IST" and "BST" have several, and "ET" moves. */
const ZONES: Record<string, string> = {
  Z: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  UT: 'Z',
  KST: '+09:00',
  JST: '+09:00',
  EST: '-05:00',
  EDT: '-04:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
  HKT: '+08:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
  WIB: '+07:00',
  WITA: '+08:00',
};

function zoneAfter(rest: string): string {
  const named =
    /^\s*\(?(?:UTC|GMT)\s*([+-−])(\d{1,2})(?::?(\d{2}))?\b/.exec(rest) ??
    /^\s*\(?([+-−])(\d{2}):?(\d{2})?\b/.exec(rest);
  if (named && Number(named[2]) <= 14) {
    return `${named[1] === '+' ? '+' : '-'}${named[2]!.padStart(2, '0')}:${named[3] ?? '00'}`;
  }
  const name = /^\s*\(?([A-Z]{1,4})\b/.exec(rest)?.[1];
  return (name && ZONES[name]) ?? '';
}
