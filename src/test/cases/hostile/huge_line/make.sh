{ echo; echo; printf 'x = "'; dd if=/dev/zero bs=1000000 count=10 2>/dev/null | tr '\0' a; echo '"'; } >>shop/order.py
