{
  echo 'from rhosocial.activerecord.model import ActiveRecord'
  echo 'class A0(ActiveRecord): pass'
  awk 'BEGIN { for (i = 1; i <= 5000; i++) printf "class A%d(A%d):\n    a%d: int\n", i, i - 1, i }'
} >shop/chain.py
