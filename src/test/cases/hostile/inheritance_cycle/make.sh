{
  echo 'class S(S): pass'
  echo 'class P(Q): pass'
  echo 'class Q(P): pass'
  awk 'BEGIN { for (i = 0; i < 5000; i++) printf "class A%d(A%d): pass\n", i, (i + 1) % 5000 }'
} >shop/circle.py
