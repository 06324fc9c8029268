-- If it is interrupted here, begin again with the file before this one.
RESET statement_timeout;
