/** BCP 47 without the country: `ko`, `ja`, `en`; Chinese with its script when the page says it. */
export function chooseLanguage(stated: readonly (string | null)[], text: string): string | null {
  const script = byScript(text);
  const named = stated.map(tagOf).find((tag) => tag !== null) ?? null;
  // Templates say "en" over Korean text far more often than Koreans write about anything in Latin.
  if (script && named?.split('-', 1)[0] !== script) return script;
  return named ?? script ?? byStopWords(text);
}

/** Countries that write English with the day first, by the end of their hosts' names. */
const DAY_FIRST_HOSTS = /\.(uk|au|nz|ie|in|za|sg|hk|my|ng|ke|gh|pk|lk|mt|jm|tt|bw|na|zm|zw|tz|ug)$/;

/**
 * The language with its country, as far as the page tells it: `en-GB`. Templates say en-US on sites
 * of other countries, so the host's country comes before it.
 */
export function localeOf(
  lang: string | null,
  stated: readonly (string | null)[],
  host: string | null,
): string | null {
  if (!lang) return null;
  const country = stated
    .map((each) => /^([a-z]{2,3})[-_]([a-z]{2})\b/i.exec(each?.trim() ?? ''))
    .find((match) => match && tagOf(match[1]!) === lang)?.[2]
    ?.toUpperCase();
  const ofHost = lang === 'en' ? DAY_FIRST_HOSTS.exec(host ?? '')?.[1]?.toUpperCase() : undefined;
  const chosen = country && country !== 'US' ? country : (ofHost?.replace('UK', 'GB') ?? country);
  return chosen ? `${lang}-${chosen}` : lang;
}

function tagOf(stated: string | null): string | null {
  const match = /^([a-z]{2,3})(?:[-_]([a-z0-9]+))?/i.exec(stated?.trim() ?? '');
  const language = match?.[1]?.toLowerCase();
  if (!language || language === 'und') return null;
  if (language !== 'zh') return language === 'kr' ? 'ko' : language === 'jp' ? 'ja' : language;
  if (/^(?:tw|hk|mo|hant)$/i.test(match?.[2] ?? '')) return 'zh-Hant';
  return /^(?:cn|sg|hans)$/i.test(match?.[2] ?? '') ? 'zh-Hans' : 'zh';
}

/** Only where the script leaves no doubt: Hangul, kana, or ideographs without kana. */
function byScript(text: string): 'ko' | 'ja' | 'zh' | null {
  const sample = text.slice(0, 20_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  const hangul = count(/\p{Script=Hangul}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(/\p{Script=Han}/gu);
  if (letters < 20 && hangul + kana + han < 8) return null;
  if (hangul > letters * 0.3) return 'ko';
  if (kana > letters * 0.15) return 'ja';
  return han > letters * 0.4 && kana < han * 0.05 ? 'zh' : null;
}

const STOP_WORDS: Record<string, RegExp> = {
  en: /\b(?:the|of|and|to|is|that|was|with|for|are)\b/gi,
  de: /\b(?:der|die|das|und|ist|nicht|mit|von|den|ein|eine)\b/gi,
  fr: /\b(?:le|la|les|des|est|et|une|dans|pour|que|du)\b/gi,
  es: /\b(?:el|la|los|las|que|del|una|por|con|es|y)\b/gi,
  pt: /\b(?:o|os|uma|que|não|para|com|do|da|em|é)\b/gi,
  it: /\b(?:il|che|di|della|una|per|con|non|sono|gli)\b/gi,
  nl: /\b(?:de|het|een|en|van|niet|dat|voor|zijn|met)\b/gi,
};

function byStopWords(text: string): string | null {
  const sample = text.slice(0, 10_000);
  const words = sample.match(/\p{L}+/gu)?.length ?? 0;
  let best: string | null = null;
  let most = words * 0.08;
  for (const [language, pattern] of Object.entries(STOP_WORDS)) {
    const hits = sample.match(pattern)?.length ?? 0;
    if (hits > most) {
      most = hits;
      best = language;
    }
  }
  if (best || words < 20) return best;
  if ((sample.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) > sample.length * 0.4) {
    return /[іїєґ]/i.test(sample) ? 'uk' : 'ru';
  }
  return (sample.match(/\p{Script=Thai}/gu)?.length ?? 0) > sample.length * 0.4 ? 'th' : null;
}
