awk 'BEGIN {
  for (i = 0; i < 5000; i++) {
    file = "shop/m" i ".py"
    printf "from .m%d import *\nfrom .m%d import X\n", (i + 1) % 5000, (i + 1) % 5000 >file
    close(file)
  }
}'
for model in order user; do
  { echo 'from .m0 import X'; cat "shop/$model.py"; } >"shop/$model.new"
  mv "shop/$model.new" "shop/$model.py"
done
