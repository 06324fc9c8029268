# 3,000 folders in each other, made in pieces of 100, for no path may be that long
piece=$(printf 'd/%.0s' $(seq 100))
mkdir top
i=0
while [ $i -lt 30 ]; do
  mkdir -p "new/$piece"
  mv top "new/$piece"
  mv new top
  i=$((i + 1))
done
