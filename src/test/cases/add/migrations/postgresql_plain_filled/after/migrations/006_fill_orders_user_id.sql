-- fill orders user_id
-- Run this file on its own and without a transaction.

-- Existing rows of orders get their user_id. By now the application must write it for new rows.
SET statement_timeout = 0;
DO $kin$
DECLARE
    kin_first orders.id%TYPE;
    kin_last orders.id%TYPE;
BEGIN
    SELECT id INTO kin_first FROM orders ORDER BY id LIMIT 1;
    WHILE kin_first IS NOT NULL LOOP
        SELECT id INTO kin_last
            FROM (SELECT id FROM orders WHERE id >= kin_first ORDER BY id LIMIT 1000) batch
            ORDER BY id DESC LIMIT 1;
        UPDATE orders SET user_id = 1 WHERE id BETWEEN kin_first AND kin_last AND user_id IS NULL;
        COMMIT;
        PERFORM pg_sleep(0.03);
        SELECT id INTO kin_first FROM orders WHERE id > kin_last ORDER BY id LIMIT 1;
    END LOOP;
END
$kin$;
RESET statement_timeout;
