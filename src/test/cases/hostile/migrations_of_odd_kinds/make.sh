mkdir -p migrations
mkfifo migrations/001_pipe.sql
ln -s /dev/zero migrations/002_zero.sql
ln -s nowhere migrations/003_dangling.sql
