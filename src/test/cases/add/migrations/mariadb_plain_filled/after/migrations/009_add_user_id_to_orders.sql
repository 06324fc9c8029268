-- add user_id to orders

-- Nothing to do here: only the down migration checks something.
SELECT 1;

-- To reverse it:
-- DELIMITER //
-- BEGIN NOT ATOMIC
--     IF EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN
--         SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.user_id has a value';
--     END IF;
-- END
-- //
-- DELIMITER ;
