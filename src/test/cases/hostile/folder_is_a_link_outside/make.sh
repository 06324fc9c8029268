ln -s ../outside .kinship
