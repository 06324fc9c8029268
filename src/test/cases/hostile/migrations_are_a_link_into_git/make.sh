mkdir .git/hooks
ln -s .git/hooks migrations
