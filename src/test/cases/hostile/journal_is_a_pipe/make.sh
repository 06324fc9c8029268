mkdir -p .kinship
mkfifo .kinship/journal
