. "$HOSTILE/lib.sh"
mkdir -p .kinship .git/hooks
payload >../payload
entry "$(pwd -P)" 0001 created 644 - ../payload ../outside/made ../outside/made >../journal
mv ../journal .kinship/journal
rm ../payload
