. "$HOSTILE/lib.sh"
mkdir -p .kinship .git/hooks
payload >../payload
entry "$(pwd -P)" 0001 rewritten 644 shop/order.py ../payload shop/order.py shop/order.py >../journal
mv ../journal .kinship/journal
rm ../payload
