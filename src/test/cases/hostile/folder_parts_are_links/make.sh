mkdir -p .kinship
mkdir ../outside/plans ../outside/history
ln -s ../../outside/plans .kinship/plans
ln -s ../../outside/history .kinship/history
ln -s ../../outside/canary .kinship/lock
ln -s ../../outside/canary .kinship/seal
ln -s ../../outside/ignored .kinship/.gitignore
