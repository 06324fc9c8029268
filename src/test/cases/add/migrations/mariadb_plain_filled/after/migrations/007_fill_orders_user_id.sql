-- fill orders user_id

-- Existing rows of orders get their user_id. By now the application must write it for new rows.
DELIMITER //
BEGIN NOT ATOMIC
    SET @kin_first = NULL;
    SELECT id INTO @kin_first FROM orders ORDER BY id LIMIT 1;
    WHILE @kin_first IS NOT NULL DO
        SELECT id INTO @kin_last
            FROM (SELECT id FROM orders WHERE id >= @kin_first ORDER BY id LIMIT 1000) batch
            ORDER BY id DESC LIMIT 1;
        UPDATE orders FORCE INDEX (PRIMARY) SET user_id = 1 WHERE id BETWEEN @kin_first AND @kin_last AND user_id IS NULL;
        COMMIT;
        DO SLEEP(0.03);
        SET @kin_first = NULL;
        SELECT id INTO @kin_first FROM orders WHERE id > @kin_last ORDER BY id LIMIT 1;
    END WHILE;
END
//
DELIMITER ;
