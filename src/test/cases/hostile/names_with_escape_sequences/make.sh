# Names that not every system can check out.
mkdir -p migrations
invoice=$(printf 'shop/in\033[31mvoice.py')
cat >"$invoice" <<'END'
from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord


class Invoice(ActiveRecord):
    __table_name__ = "invoices"

    id: Optional[int] = None

    c: ClassVar[FieldProxy] = FieldProxy()
END
sed 's/Invoice/LineEnd/; s/invoices/line_ends/' "$invoice" >"$(printf 'shop/line\nend.py')"
printf 'CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n-- \033]52;c;b3duZWQ=\007\nCREATE TABLE "in\033[0mvoices" (id INTEGER PRIMARY KEY);\nFROB \033[5m users;\n' \
  >"$(printf 'migrations/001_create_users_\033[2J.sql')"
