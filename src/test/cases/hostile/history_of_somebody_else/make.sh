. "$HOSTILE/lib.sh"
mkdir -p .kinship .git/hooks
payload >../payload
mkdir .kinship/history
printf 'old\n' >../old
entry "$(pwd -P)" 0001 rewritten 644 ../old ../outside/canary ../outside/canary ../outside/canary >../entry
mv ../entry .kinship/history/0001
entry "$(pwd -P)" 0002 rewritten 755 ../payload shop/order.py shop/order.py shop/order.py >../entry
mv ../entry .kinship/history/0002
printf 'not an entry\n' >.kinship/history/999999999
rm ../payload ../old
