# root reads them nevertheless, so there is also a file that nobody reads: it is too large
mkdir -p pgdata listed
echo 'class Hidden: pass' >pgdata/a.py
echo 'class Hidden: pass' >listed/a.py
echo 'class Hidden: pass' >shop/locked.py
chmod 000 pgdata shop/locked.py
chmod 600 listed
dd if=/dev/zero of=shop/large.py bs=1 count=0 seek=3000000000 2>/dev/null
