# Completion of dealbot for bash: source <(dealbot completion bash)
_dealbot() {
  local current="${COMP_WORDS[COMP_CWORD]}" IFS=$'\n'
  COMPREPLY=($(compgen -W "$(dealbot "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$current"))
}
complete -o default -F _dealbot dealbot
