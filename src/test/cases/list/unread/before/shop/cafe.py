# -*- coding: latin-1 -*-
class Café: pass  # no Order
