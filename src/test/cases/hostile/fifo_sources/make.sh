mkfifo shop/pipe.py pipe
ln -s /dev/zero shop/zero.py
ln -s ../pipe shop/linked.py
ln -s nowhere shop/dangling.py
ln -s /proc/kmsg shop/kmsg.py
ln -s user@host.1 shop/.#order.py
