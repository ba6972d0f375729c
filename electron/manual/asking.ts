// What the completion scripts have in common with no table: how each shell asks a running Carrel for
// words that only a library knows, by the hidden command `__complete`. Without a running Carrel nothing is
// proposed. The answer has words from articles and feeds: it is read line by line, never evaluated, and
// quoted before it is put on the line.

export const bashAsk = `_carrel_ask() {
  local typed=$cur head='' quote='' word about at
  local -a places=() found=() abouts=()
  for ((at = 1; at < COMP_CWORD - 1; at++)); do
    case "\${COMP_WORDS[at]}" in
    --library | --profile)
      word="\${COMP_WORDS[at + 1]}"
      if [[ $word == '=' ]]; then word="\${COMP_WORDS[at + 2]}"; fi
      word=\${word//[\\\\\\"\\']/}
      if [[ $word == '~/'* ]]; then word=$HOME\${word:1}; fi
      places+=("\${COMP_WORDS[at]}" "$word")
      ;;
    esac
  done
  # bash splits tag:x into three words
  if [[ $COMP_WORDBREAKS == *:* ]]; then
    if [[ $cur == ':' ]]; then
      head="\${COMP_WORDS[COMP_CWORD - 1]}:" typed=''
    elif [[ \${COMP_WORDS[COMP_CWORD - 1]} == ':' ]]; then
      head="\${COMP_WORDS[COMP_CWORD - 2]}:"
    fi
  fi
  case $typed in [\\"\\']*) quote=\${typed:0:1} typed=\${typed:1} ;; esac
  while IFS=$'\\t' read -r word about; do
    word=\${word#"$head"}
    if [[ -z $quote ]]; then
      printf -v word %q "$word"
    elif [[ $word == *[\\"\\'\\$\\\\\\!$'\\x60']* ]]; then
      # It would mean something in the quotes that were typed.
      continue
    fi
    found+=("$word")
    abouts+=("\${about//[^[:alnum:] ]/ }")
  done < <(command carrel __complete "\${places[@]}" "$1" -- "$head\${typed//\\\\/}" 2>/dev/null </dev/null)
  if ((\${#found[@]} == 1)) && [[ \${found[0]} == *: ]]; then compopt -o nospace; fi
  # A list is read and not put on the line: there each has its title.
  if ((\${#found[@]} > 1)) && [[ $COMP_TYPE == 63 || $COMP_TYPE == 33 || $COMP_TYPE == 64 ]]; then
    for at in "\${!found[@]}"; do
      if [[ -n \${abouts[at]} ]]; then found[at]+="  \${abouts[at]:0:60}"; fi
    done
  fi
  COMPREPLY=("\${found[@]}")
}`;

export const zshAsk = `_carrel_ask() {
  local kind=\${@[-1]} word about at place
  local -a places found shown
  for ((at = 2; at < $#carrel_words; at++)); do
    case $carrel_words[at] in
      --library=* | --profile=*) places+=("\${carrel_words[at]%%=*}" "\${(Q)carrel_words[at]#*=}") ;;
      --library | --profile)
        place=\${(Q)carrel_words[at + 1]}
        if [[ $place == '~/'* ]]; then place=$HOME\${place[2,-1]}; fi
        places+=("$carrel_words[at]" "$place")
        ;;
    esac
  done
  while IFS=$'\\t' read -r word about; do
    found+=("$word")
    shown+=("$word\${about:+  $about}")
  done < <(command carrel __complete $places "$kind" -- "\${(Q)PREFIX}" 2>/dev/null </dev/null)
  # One that goes on, such as tag:, has no blank behind it. The order is that of the answer.
  if ((\${#found} == 1)) && [[ $found[1] == *: ]]; then
    compadd -U -S '' -a found
  elif ((\${#found})); then
    compadd -U -V carrel -l -d shown -a found
  elif [[ $kind == (feeds|styles) ]]; then
    _files
  fi
}`;

export const fishAsk = `function __carrel_ask
    set -l places
    set -l words (commandline -opc)
    for at in (seq 2 (count $words))
        switch $words[$at]
            case '--library=*' '--profile=*'
                set -a places $words[$at]
            case --library --profile
                set -a places $words[$at] (string replace -r '^~/' "$HOME/" -- $words[(math $at + 1)])
        end
    end
    set -l typed (string replace -ra '["\\'\\\\\\\\]' '' -- (commandline -ct))
    command carrel __complete $places $argv[1] -- $typed 2>/dev/null </dev/null
end`;
