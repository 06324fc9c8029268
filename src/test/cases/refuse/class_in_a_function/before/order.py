from rhosocial.activerecord.model import ActiveRecord


def make():
    class Order(ActiveRecord):
        __table_name__ = 'orders'

    return Order
