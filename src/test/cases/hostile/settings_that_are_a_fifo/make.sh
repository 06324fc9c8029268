mkfifo kinship.toml
