from .customer import Customer
from .invoice import Invoice
from .order import Order
