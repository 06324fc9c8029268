. "$HOSTILE/lib.sh"
mkdir -p .kinship .git/hooks
payload >../payload
entry "$(pwd -P)" 0001 created 755 - ../payload .git/hooks/post-checkout shop/order.py >../journal
mv ../journal .kinship/journal
rm ../payload
