import { type Arguments, UsageError } from './arguments';

/**
 * The action that the first word after a command names, `list` without one, and the words after it; throws a
 * UsageError for an unknown action, and for an option of another one.
 *
 * @param owners the actions to which an option belongs; options of all actions are not in it
 */
export function actionOf<Action>(
  command: string,
  args: Arguments,
  actions: Readonly<Record<string, Action>>,
  owners: Readonly<Record<string, readonly string[]>>,
): { action: Action; words: string[] } {
  const [name = 'list', ...words] = args.words;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action === undefined) {
    throw new UsageError(`${command} needs one of ${Object.keys(actions).join(', ')}`);
  }
  for (const [option, allowed] of Object.entries(owners)) {
    if (args.has(option) && !allowed.includes(name)) {
      throw new UsageError(`--${option} belongs to ${command} ${allowed.join(' and ')}`);
    }
  }
  return { action, words };
}
