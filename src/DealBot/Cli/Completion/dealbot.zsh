#compdef dealbot
# Completion of dealbot for zsh: source <(dealbot completion zsh)
_dealbot() {
  local -a candidates
  candidates=("${(@f)$(dealbot "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
  if (( ${#candidates} )) && [[ -n "${candidates[1]}" ]]; then
    compadd -a candidates
  fi
  _files
}
compdef _dealbot dealbot
