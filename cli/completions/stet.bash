# SPDX-License-Identifier: MIT
# Completion of stet for bash. Needs nothing of the package bash-completion, which loads it where it is.

# _stet_list WORD CHOICE...: completes the last name of a list parted by commas.
_stet_list() {
    local word=$1 before=
    shift
    [[ $word != *,* ]] || before=${word%,*},
    mapfile -t COMPREPLY < <(compgen -W "$*" -- "${word##*,}")
    COMPREPLY=("${COMPREPLY[@]/#/$before}")
}

# _stet_files WORD
_stet_files() {
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$1")
}

# _stet_value OPTION WORD
_stet_value() {
    local choices=
    case $1 in
    --format) choices="text jsonl json tsv annotations html" ;;
    --offsets) choices="bytes codepoints utf16" ;;
    --only)
        _stet_list "$2" quotations marks sentences blocks headlines standfirsts bylines dates paragraphs subheads list-items \
            captions separators credits furniture
        return
        ;;
    --input) choices="auto text jsonl warc" ;;
    --encoding) choices=$(iconv --list 2>/dev/null | sed 's,//,,') ;;
    --progress | --color) choices="auto always never" ;;
    --stats) choices="table json" ;;
    --language) choices="learn en de fr es sv pl it fi ru ja zh" ;;
    --output | --resume)
        _stet_files "$2"
        return
        ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$2")
}

_stet_options() {
    local with="format offsets only input field id-field encoding max-article jobs output resume progress language color"
    local without="with-text strict stats whole-quotations damaged-marks help version"
    mapfile -t COMPREPLY < <(compgen -W "$(printf -- '--%s= ' $with) $(printf -- '--%s ' $without) -j" -- "$1")
    [[ ${#COMPREPLY[@]} -ne 1 || ${COMPREPLY[0]} != *= ]] || compopt -o nospace 2>/dev/null
}

_stet() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} two=
    [ "$COMP_CWORD" -lt 2 ] || two=${COMP_WORDS[COMP_CWORD - 2]}
    COMPREPLY=()
    # The equals sign is a word of its own, as bash takes words apart.
    if [ "$word" = = ] && [[ $before == --* ]]; then
        _stet_value "$before" ""
    elif [ "$before" = = ] && [[ $two == --* ]]; then
        _stet_value "$two" "$word"
    elif [[ $word == -* ]]; then
        _stet_options "$word"
    else
        case $before in
        --format | --offsets | --only | --input | --field | --id-field | --encoding | --max-article | --jobs | -j | \
            --output | --resume | --progress | --language | --color) _stet_value "$before" "$word" ;;
        *) _stet_files "$word" ;;
        esac
    fi
}

complete -F _stet stet
