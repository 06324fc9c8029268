mkdir -p link fifo latin large folder
printf '*\n' >../outside/patterns 2>/dev/null || :
ln -s ../../outside/patterns link/.gitignore
mkfifo fifo/.gitignore
printf 'caf\351*\nx[\377-\200]\n' >latin/.gitignore
dd if=/dev/zero of=large/.gitignore bs=1 count=0 seek=3000000000 2>/dev/null
mkdir folder/.gitignore
for each in link fifo latin large folder; do echo 'x = 1' >$each/a.py; done
