dd if=/dev/zero of=shop/large.py bs=1 count=0 seek=3000000000 2>/dev/null
dd if=/dev/zero of=dump.sql bs=1 count=0 seek=3000000000 2>/dev/null
