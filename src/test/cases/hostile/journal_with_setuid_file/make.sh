. "$HOSTILE/lib.sh"
mkdir -p .kinship .git/hooks
payload >../payload
entry "$(pwd -P)" 0001 created 4755 - ../payload shop/tool shop/tool >../journal
mv ../journal .kinship/journal
rm ../payload
