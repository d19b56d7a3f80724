# fish completion for klamm: klamm completion fish | source
function __klamm_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l current (commandline --current-token --cut-at-cursor | string unescape)
    test -n "$current"; or set current (commandline --current-token --cut-at-cursor)
    set -e words[1]
    set -l found (klamm __complete -- $words "$current" 2>/dev/null)
    if test "$found" = ":files"
        __fish_complete_path "$current"
        return
    end
    # fish wants the whole word, the option that stands before = included.
    set -l before ""
    string match --quiet -- '-*=*' "$current"; and set before (string replace --regex -- '=.*' '=' "$current")
    for word in $found
        printf '%s%s\n' $before $word
    end
end
complete --command klamm --no-files --arguments '(__klamm_complete)'
