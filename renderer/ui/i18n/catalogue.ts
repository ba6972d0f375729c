import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../../electron/ipc/languages';
import english from '../../../resources/locales/en.json' with { type: 'json' };
import { parameters, type Strings } from './strings';

/** The texts of a file of `resources/locales/`: groups of messages by name. */
export interface Texts {
  readonly [name: string]: string | Texts;
}

/**
 * The strings of a language. A message with parameters is a function; its text is parsed when it is
 * first called. What the language lacks is in English.
 *
 * @param texts the language's file
 */
export function catalogueOf(language: Language, texts: Texts): Strings {
  const group = (model: Texts, own: Texts | undefined, path: string): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(model).map(([name, fallback]) => {
        const at = path === '' ? name : `${path}.${name}`;
        const text = own?.[name];
        if (typeof fallback !== 'string') {
          return [name, group(fallback, typeof text === 'object' ? text : undefined, at)];
        }
        const [shown, from] = typeof text === 'string' ? [text, language] : [fallback, 'en'];
        const names = parameters[at];
        return [name, names ? message(shown, from, names) : shown];
      }),
    );
  return group(english, texts, '') as unknown as Strings;
}

/** @param names of the parameters, in the order in which callers give their values */
function message(text: string, language: string, names: readonly string[]) {
  let format: IntlMessageFormat | undefined;
  return (...values: unknown[]): string => {
    format ??= new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
    return String(format.format(Object.fromEntries(names.map((name, at) => [name, values[at]]))));
  };
}
