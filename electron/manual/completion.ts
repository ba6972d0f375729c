// Completion scripts.
import {
  type AskedKind,
  askedKinds,
  type CommandName,
  type Completed,
  globalOptions,
  type OptionSpec,
  shownCommands,
  specOf,
} from '../ipc/command-table.js';
import { bashAsk, fishAsk, zshAsk } from './asking.js';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export function completionScript(shell: Shell): string {
  switch (shell) {
    case 'bash':
      return bashScript();
    case 'zsh':
      return zshScript();
    case 'fish':
      return fishScript();
  }
}

type Options = Readonly<Record<string, OptionSpec>>;

/** The words after a command that a shell may propose. */
function wordsOf(name: CommandName): Completed {
  return name === 'help' ? shownCommands : specOf(name).words;
}

const asked = (completed: Completed | undefined): AskedKind | undefined =>
  askedKinds.find((kind) => kind === completed);

/** In the place of these a file may stand, too; zsh's part of asking.ts names them as well. */
const orFiles: readonly AskedKind[] = ['feeds', 'styles'];

const withValue = (options: Options) =>
  Object.entries(options).filter(([, { kind }]) => kind !== 'flag');

const dashed = (options: Options) => Object.keys(options).map((name) => `--${name}`);

/** What bash runs to propose such words. An empty answer leaves it to bash's own names of files. */
function bashWords(completed: Completed | undefined): string {
  if (completed === 'files') return 'compopt -o default';
  if (completed === 'folders') return 'compopt -o dirnames';
  const kind = asked(completed);
  if (kind) return `${orFiles.includes(kind) ? 'compopt -o default; ' : ''}_carrel_ask ${kind}`;
  if (completed === undefined || typeof completed === 'string' || completed.length === 0)
    return ':';
  return `COMPREPLY=($(compgen -W '${completed.join(' ')}' -- "$cur"))`;
}

function bashScript(): string {
  const values = shownCommands.flatMap((name) =>
    withValue(specOf(name).options).map(
      ([option, { completed }]) => `    '${name} --${option}') ${bashWords(completed)}; return ;;`,
    ),
  );
  const globals = withValue(globalOptions).map(
    ([option, { completed }]) => `    *' --${option}') ${bashWords(completed)}; return ;;`,
  );
  const options = shownCommands.map(
    (name) => `    '${name}') options='${dashed(specOf(name).options).join(' ')}' ;;`,
  );
  const words = shownCommands.map((name) => {
    const { moreWords } = specOf(name);
    const first = bashWords(wordsOf(name));
    const any = moreWords
      ? `if ((at + 1 == COMP_CWORD)); then ${first}; else ${bashWords(moreWords)}; fi`
      : first;
    return `    '${name}') ${any} ;;`;
  });
  return `# bash completion for carrel
${bashAsk}
_carrel() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD - 1]}"
  local command='' options='' at
  COMPREPLY=()
  # bash splits --option=value into three words
  if [[ $prev == '=' ]]; then prev="\${COMP_WORDS[COMP_CWORD - 2]}"; fi
  if [[ $cur == '=' ]]; then cur=''; fi
  for ((at = 1; at < COMP_CWORD; at++)); do
    case "\${COMP_WORDS[at]}" in
    ${withValue(globalOptions)
      .map(([name]) => `--${name}`)
      .join(' | ')}) ((at++)) ;;
    -*) ;;
    *) command="\${COMP_WORDS[at]}"; break ;;
    esac
  done
  case "$command $prev" in
${[...values, ...globals].join('\n')}
  esac
  case "$command" in
${options.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options ${dashed(globalOptions).join(' ')}" -- "$cur"))
    return
  fi
  case "$command" in
    '') COMPREPLY=($(compgen -W '${shownCommands.join(' ')}' -- "$cur")); compopt -o default ;;
${words.join('\n')}
  esac
}
complete -o nosort -F _carrel carrel`;
}

/** In single quotes of a shell. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** In a part of a specification of zsh's _arguments or _describe, which colons and brackets end. */
const zshText = (text: string) => text.replace(/[\\:[\]]/g, '\\$&');

function zshAction(completed: Completed | undefined): string {
  if (completed === 'files') return '_files';
  if (completed === 'folders') return '_files -/';
  const kind = asked(completed);
  if (kind) return `_carrel_ask ${kind}`;
  if (completed === undefined || typeof completed === 'string') return ' ';
  return `(${completed.join(' ')})`;
}

function zshOptions(options: Options): string[] {
  return Object.entries(options).map(([name, { kind, about, value = '', completed }]) => {
    const again = kind === 'values' ? '*' : '';
    const after = kind === 'flag' ? '' : `:${zshText(value)}:${zshAction(completed)}`;
    // With `=` the value may also stand in the same word.
    return quoted(`${again}--${name}${kind === 'flag' ? '' : '='}[${zshText(about)}]${after}`);
  });
}

function zshScript(): string {
  const globals = zshOptions(globalOptions).join(' ');
  const described = shownCommands.map((name) =>
    quoted(`${zshText(name)}:${zshText(specOf(name).about)}`),
  );
  const cases = shownCommands.map((name) => {
    const words = wordsOf(name);
    const { options, moreWords } = specOf(name);
    const isNone = typeof words !== 'string' && words.length === 0;
    const parts = [
      ...zshOptions(options),
      ...(moreWords ? [quoted(`1:word:${zshAction(words)}`)] : []),
      ...(isNone ? [] : [quoted(`*:word:${zshAction(moreWords ?? words)}`)]),
    ];
    return `      ${name}) _arguments -s $globals ${parts.join(' ')} ;;`;
  });
  return `#compdef carrel
${zshAsk}
_carrel() {
  local curcontext="$curcontext" state line
  # Of the whole line: _arguments cuts the command off.
  local -a carrel_words
  carrel_words=("\${(@)words[1,CURRENT]}")
  typeset -A opt_args
  local -a commands globals
  commands=(${described.join(' ')})
  globals=(${globals})
  _arguments -C $globals '1: :->command' '*:: :->words'
  case $state in
    command)
      _describe -t commands command commands
      _files
      ;;
    words)
      case $words[1] in
${cases.join('\n')}
      esac
      ;;
  esac
}
if [ "$funcstack[1]" = "_carrel" ]; then
  _carrel "$@"
else
  compdef _carrel carrel
fi`;
}

const fishFiles = (completed: Completed | undefined) => {
  if (completed === 'files') return '-r -F';
  if (completed === 'folders') return "-x -a '(__fish_complete_directories)'";
  const kind = asked(completed);
  if (kind) return `${orFiles.includes(kind) ? '-r -F' : '-x'} -k -a '(__carrel_ask ${kind})'`;
  if (completed === undefined || typeof completed === 'string') return '-x';
  return `-x -a ${quoted(completed.join(' '))}`;
};

function fishOptions(options: Options, condition: string): string[] {
  return Object.entries(options).map(([name, { kind, about, completed }]) =>
    [
      `complete -c carrel${condition} -l ${name}`,
      ...(kind === 'flag' ? [] : [fishFiles(completed)]),
      `-d ${quoted(about)}`,
    ].join(' '),
  );
}

function fishScript(): string {
  const skipped = withValue(globalOptions).map(([name]) => `--${name}`);
  const lines = shownCommands.flatMap((name) => {
    const words = wordsOf(name);
    const { moreWords } = specOf(name);
    const here = ` -n '__carrel_command_is ${name}'`;
    const further = ` -n '__carrel_command_is ${name}; and test (count (commandline -opc)) -gt 2'`;
    const isChoice = typeof words !== 'string' && words.length > 0;
    const kind = asked(words);
    return [
      `complete -c carrel -n '__carrel_command_is ""' -a ${name} -d ${quoted(specOf(name).about)}`,
      ...(words === 'files' ? [] : [`complete -c carrel${here} -f`]),
      ...(isChoice ? [`complete -c carrel${here} -f -a ${quoted(words.join(' '))}`] : []),
      ...(kind ? [`complete -c carrel${here} ${fishFiles(kind)}`] : []),
      ...(moreWords ? [`complete -c carrel${further} ${fishFiles(moreWords)}`] : []),
      ...fishOptions(specOf(name).options, here),
    ];
  });
  return `# fish completion for carrel
function __carrel_command_is
    set -l found ''
    set -l skip no
    for word in (commandline -opc)[2..-1]
        if test $skip = yes
            set skip no
        else if contains -- $word ${skipped.join(' ')}
            set skip yes
        else if not string match -q -- '-*' $word
            set found $word
            break
        end
    end
    test "$found" = "$argv[1]"
end
${fishAsk}
${[...fishOptions(globalOptions, ''), ...lines].join('\n')}`;
}
