latin=$(printf 'caf\351')
mkdir -p "$latin" "$(printf 'w\303\266rter')"
echo 'class Order: pass' >"$latin/order.py"
echo 'x = 1' >"shop/$latin.py"
echo 'x = 1' >"shop/$(printf 'caf\303\251').py"
echo 'x = 1' >"shop/what?.py"
echo 'x = 1' >"shop/$(printf 'two\nlines\033[31m').py"
echo text >"$latin.txt"
