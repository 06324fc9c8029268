x = 1
# ÿþ class user Order
