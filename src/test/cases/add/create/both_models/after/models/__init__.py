from .invoice import Invoice
from .customer import Customer
from .order import Order
