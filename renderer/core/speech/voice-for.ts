/** Which of the system's voices says a language. */

/** The part of `SpeechSynthesisVoice` that a voice is chosen by. */
export interface Voice {
  name: string;
  /** A language tag, by some engines with `_` for `-`. */
  lang: string;
  voiceURI: string;
  localService: boolean;
  default: boolean;
}

/** By primary language: the `voiceURI` that the user chose. */
export type ChosenVoices = Readonly<Record<string, string>>;

/** Voices that speak on this machine. Others would send the article's words to a server. */
export function localVoices<V extends Voice>(voices: readonly V[]): V[] {
  return voices.filter((voice) => voice.localService);
}

/** The primary language of a tag, under which a voice is chosen. */
export function primaryLanguage(tag: string): string {
  const primary = tag.replace(/_/g, '-').toLowerCase().split('-')[0]!;
  // eSpeak and Apple name Mandarin by its own code.
  return primary === 'cmn' ? 'zh' : primary;
}

/** The voices of a language, the ones for its very region first. */
export function voicesOf<V extends Voice>(voices: readonly V[], lang: string): V[] {
  const primary = primaryLanguage(lang);
  return voices
    .filter((voice) => primaryLanguage(voice.lang) === primary)
    .map((voice) => ({ voice, rank: nearness(voice.lang, lang) * 2 + (voice.default ? 1 : 0) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ voice }) => voice);
}

/** Null when no voice speaks the language. */
export function voiceFor<V extends Voice>(
  voices: readonly V[],
  lang: string,
  chosen: ChosenVoices,
): V | null {
  const fitting = voicesOf(voices, lang);
  const wanted = Object.hasOwn(chosen, primaryLanguage(lang))
    ? chosen[primaryLanguage(lang)]
    : undefined;
  return fitting.find(({ voiceURI }) => voiceURI === wanted) ?? fitting[0] ?? null;
}

/** 2 for the same tag, 1 for the same script or region. */
function nearness(tag: string, lang: string): number {
  const [a, b] = [tag, lang].map((each) => likely(each));
  if (!a || !b) return 0;
  if (a.region === b.region && a.script === b.script) return 2;
  return a.script === b.script ? 1 : 0;
}

function likely(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag.replace(/_/g, '-')).maximize();
  } catch {
    return null;
  }
}
