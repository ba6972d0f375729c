import type { Texts } from '../../../../renderer/ui/i18n/catalogue';
import { messagesOf, parametersOf } from './message-parts';

const keyOf = (name: string) => (/^[a-zA-Z_$][\w$]*$/.test(name) ? name : `'${name}'`);

/**
 * The text of `renderer/ui/i18n/strings.ts`.
 *
 * @param texts the English catalogue
 * @param known the parameters in the file that there is. Their order stays when the English text
 *   names them in another one: callers give their values by place
 */
export function stringsFile(
  texts: Texts,
  known: Readonly<Record<string, readonly string[]>>,
): string {
  const ordered = (path: string, text: string): [name: string, type: string][] => {
    const types = parametersOf(text);
    const order = known[path] ?? [];
    const names = [...order.filter((name) => types.has(name)), ...types.keys()];
    return [...new Set(names)].map((name) => [name, types.get(name) ?? 'string']);
  };
  const member = (name: string, path: string, text: string, indent: string) => {
    const parameters = ordered(path, text).map(([parameter, type]) => `${parameter}: ${type}`);
    if (parameters.length === 0) return `${indent}${keyOf(name)}: string;\n`;
    const line = `${indent}${keyOf(name)}(${parameters.join(', ')}): string;\n`;
    if (line.length <= 101) return line;
    const each = parameters.map((parameter) => `${indent}  ${parameter},\n`).join('');
    return `${indent}${keyOf(name)}(\n${each}${indent}): string;\n`;
  };
  const group = (own: Texts, path: string, indent: string): string =>
    Object.entries(own)
      .map(([name, text]) => {
        const at = path === '' ? name : `${path}.${name}`;
        if (typeof text === 'string') return member(name, at, text, indent);
        return `${indent}${keyOf(name)}: {\n${group(text, at, `${indent}  `)}${indent}};\n`;
      })
      .join('');
  const orders = messagesOf(texts).flatMap(([path, text]) => {
    const names = ordered(path, text).map(([name]) => `'${name}'`);
    return names.length === 0
      ? []
      : [`  ${path.includes('.') ? `'${path}'` : keyOf(path)}: [${names.join(', ')}],\n`];
  });
  return [
    '// Made from resources/locales/en.json by `npm test -- unit strings -u`.\n\n',
    '/** The strings of a catalogue. */\n',
    `export interface Strings {\n${group(texts, '', '  ')}}\n\n`,
    '/** The names of the parameters of each message that has some, in the order in which callers give them. */\n',
    `export const parameters: Readonly<Record<string, readonly string[]>> = {\n${orders.join('')}};\n`,
  ].join('');
}
