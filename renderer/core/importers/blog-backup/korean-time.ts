/**
 * A time as Korean services write it, `2022-04-03 22:57:06`, which is that of Korea without saying so; a day
 * as it is, and null for anything else.
 */
export function koreanTime(text: string): string | null {
  const time = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)/.exec(text);
  return time ? `${time[1]}T${time[2]}+09:00` : (/^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? null);
}
