mkdir -p .kinship/plans
mkfifo .kinship/plans/00000000000000000000000000000001.json
