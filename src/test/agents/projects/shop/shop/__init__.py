from .address import Address
from .coupon import Coupon
from .customer import Customer
from .invoice import Invoice
from .order import Order
from .product import Product
from .review import Review
from .supplier import Supplier

__all__ = ["Address", "Coupon", "Customer", "Invoice", "Order", "Product", "Review", "Supplier"]
