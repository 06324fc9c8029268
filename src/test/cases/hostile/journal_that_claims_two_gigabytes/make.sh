. "$HOSTILE/lib.sh"
mkdir -p .kinship
{
  printf "kinship\t2\nroot\t%s\nid\t0001\ntime\t2026-08-01T10:15:30Z\n" "$(pwd -P)"
  printf "file\tcreated\t644\t-\t2147483647\tshop/big.py\tshop/big.py\n"
  printf "contents\t%s\nseal\t%s\n\n" "$(printf "" | digest)" "$(printf x | digest)"
} >.kinship/journal
printf "end\t%s\n" "$(digest <.kinship/journal)" >>.kinship/journal
