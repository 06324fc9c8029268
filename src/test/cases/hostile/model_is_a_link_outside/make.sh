mv shop/order.py ../outside/order.py
ln -s ../../outside/order.py shop/order.py
