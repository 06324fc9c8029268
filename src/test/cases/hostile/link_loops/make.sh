ln -s . loop
ln -s .. shop/up
ln -s ../../outside shop/out
ln -s circle shop/circle
ln -s circle.py shop/circle.py
