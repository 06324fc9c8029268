ln -s .git .kinship
