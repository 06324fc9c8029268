mkdir -p .kinship
ln -s /dev/zero .kinship/journal
