-- There is nothing to reverse.
SELECT 1;
