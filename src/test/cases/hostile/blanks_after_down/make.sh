mkdir migrations
{
  echo 'CREATE TABLE users (id INTEGER PRIMARY KEY);'
  printf -- '-- down%60000sx\n' ''
  printf -- '--%60000s\n' ''
} >migrations/001_shop.sql
