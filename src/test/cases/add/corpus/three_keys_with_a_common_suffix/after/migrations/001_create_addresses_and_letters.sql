-- create addresses and letters

SAVEPOINT kin_migration;
-- The table addresses does not exist yet.
CREATE TABLE addresses (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table letters does not exist yet.
CREATE TABLE letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sender_address_id INTEGER NOT NULL,
    receiver_address_id INTEGER NOT NULL,
    billing_address_id INTEGER NOT NULL,
    CONSTRAINT fk_letters_billing_address_id FOREIGN KEY (billing_address_id) REFERENCES addresses (id),
    CONSTRAINT fk_letters_sender_address_id FOREIGN KEY (sender_address_id) REFERENCES addresses (id),
    CONSTRAINT fk_letters_receiver_address_id FOREIGN KEY (receiver_address_id) REFERENCES addresses (id)
);

-- Rows of letters are looked up by billing_address_id.
CREATE INDEX idx_letters_billing_address_id ON letters (billing_address_id);

-- Rows of letters are looked up by sender_address_id.
CREATE INDEX idx_letters_sender_address_id ON letters (sender_address_id);

-- Rows of letters are looked up by receiver_address_id.
CREATE INDEX idx_letters_receiver_address_id ON letters (receiver_address_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where letters has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM letters) THEN json_extract('{}', 'letters has a row') END;
-- -- Stops where addresses has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM addresses) THEN json_extract('{}', 'addresses has a row') END;
-- DROP TABLE letters;
-- DROP TABLE addresses;
-- RELEASE kin_migration;
