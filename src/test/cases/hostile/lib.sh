# Sourced by make.sh of the cases: forges what a repository may bring in .kinship.

digest() { sha256sum | cut -d ' ' -f 1; }

# An entry of the journal's format: entry ROOT ID KIND MODE BEFORE AFTER REAL NAME, with BEFORE and AFTER files,
# or - for no file. The digests are right; the seal is nobody's.
entry() {
  before=/dev/null after=/dev/null
  before_size=- after_size=-
  [ "$5" = - ] || { before=$5 before_size=$(wc -c <"$5" | tr -d ' '); }
  [ "$6" = - ] || { after=$6 after_size=$(wc -c <"$6" | tr -d ' '); }
  {
    printf 'kinship\t2\nroot\t%s\nid\t%s\ntime\t2026-08-01T10:15:30Z\n' "$1" "$2"
    printf 'sentence\tadd Order belongs_to User\n'
    printf 'file\t%s\t%s\t%s\t%s\t%s\t%s\n' "$3" "$4" "$before_size" "$after_size" "$7" "$8"
    printf 'contents\t%s\n' "$(cat "$before" "$after" | digest)"
    printf 'seal\t%s\n\n' "$(printf guess | digest)"
    cat "$before" "$after"
  } >.kinship/forged
  printf 'end\t%s\n' "$(digest <.kinship/forged)" >>.kinship/forged
  cat .kinship/forged
  rm .kinship/forged
}

# The payload that would tell that it has run.
payload() { printf '#!/bin/sh\necho pwned >../outside/canary\n'; }
