/** The desktop entry that starts Carrel at login on Linux (freedesktop.org, Autostart and Desktop Entry). */

/** @param words the program and its arguments */
export function autostartEntry(words: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Carrel',
    'Icon=carrel',
    `Exec=${words.map(quoted).join(' ')}`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * Quotes an argument: first by the rule of Exec, then by that of all strings. A percent sign alone would be a
 * field code.
 */
function quoted(word: string): string {
  const inQuotes = word.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${inQuotes.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}"`;
}

/** `off` also for an entry that a settings program has switched off. */
export function stateOfEntry(
  text: string | null,
  words: readonly string[],
): 'on' | 'off' | 'other' {
  if (text === null) return 'off';
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  if (
    lines.some((line) =>
      /^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)$/i.test(line),
    )
  ) {
    return 'off';
  }
  const own = autostartEntry(words)
    .split('\n')
    .find((line) => line.startsWith('Exec='));
  return lines.some((line) => line === own) ? 'on' : 'other';
}
