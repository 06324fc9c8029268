mkdir -p migrations
dd if=/dev/zero of=migrations/001_dump.sql bs=1 count=0 seek=3000000000 2>/dev/null
