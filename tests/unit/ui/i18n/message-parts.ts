import { IntlMessageFormat } from 'intl-messageformat';
import type { Texts } from '../../../../renderer/ui/i18n/catalogue';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** The kinds of `type` in the tree of a message. */
const kinds = { argument: 1, number: 2, date: 3, time: 4, select: 5, plural: 6 } as const;

/** Every message of a catalogue, by its path: `list.articles`. */
export function messagesOf(texts: Texts, path = ''): [path: string, text: string][] {
  return Object.entries(texts).flatMap(([name, text]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return typeof text === 'string' ? [[at, text] as [string, string]] : messagesOf(text, at);
  });
}

export const elementsOf = (text: string): Element[] =>
  text.includes('{')
    ? new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst()
    : [];

/** The parameters of a message with the types of their values, in the order in which it names them. */
export function parametersOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (elements: Element[]) => {
    for (const element of elements) {
      if (!('value' in element) || typeof element.value !== 'string') continue;
      if (element.type === kinds.argument && !found.has(element.value)) {
        found.set(element.value, 'string');
      }
      if (element.type === kinds.number || element.type === kinds.plural) {
        found.set(element.value, 'number');
      }
      if (element.type === kinds.select) {
        found.set(element.value, 'true' in element.options ? 'boolean' : 'string');
      }
      for (const { value } of casesOf(element)) walk(value);
    }
  };
  walk(elementsOf(text));
  return found;
}

/** The cases of the plurals of a message: `['=0', 'one', 'other']` for each. */
export function pluralsOf(text: string): string[][] {
  const plurals: string[][] = [];
  const walk = (elements: Element[]) => {
    for (const element of elements) {
      const cases = casesOf(element);
      if (element.type === kinds.plural) plurals.push(cases.map(({ name }) => name));
      for (const { value } of cases) walk(value);
    }
  };
  walk(elementsOf(text));
  return plurals;
}

function casesOf(element: Element): { name: string; value: Element[] }[] {
  if (!('options' in element)) return [];
  return Object.entries(element.options).map(([name, { value }]) => ({ name, value }));
}
