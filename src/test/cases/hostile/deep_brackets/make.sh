mkdir migrations
brackets() { awk -v open="$1" 'BEGIN { for (i = 0; i < 100000; i++) printf "%s", open; print "" }'; }
{ echo; echo; printf 'x = '; brackets '('; } >>shop/order.py
{ echo '# class Order, User'; printf 'x = '; brackets '[{'; } >shop/other.py
{ echo 'CREATE TABLE users (id INTEGER PRIMARY KEY);'; printf 'SELECT '; brackets '(SELECT '; } >migrations/001_shop.sql
