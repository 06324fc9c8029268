mkdir -p .kinship
mkfifo .kinship/lock .kinship/seal
