-- doubts: 1
# A comment; of MySQL's own kind
CREATE TABLE users (
  id INT AUTO_INCREMENT,
  email VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL UNIQUE KEY,
  age TINYINT UNSIGNED ZEROFILL,
  bio MEDIUMTEXT,
  PRIMARY KEY USING BTREE (id),
  INDEX (age),
  KEY bio_start (bio(20) DESC)
);
CREATE TABLE orders (
  id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  user_id INT NOT NULL,
  other_id INT,
  key_of INT,
  INDEX by_other USING BTREE (other_id),
  FOREIGN KEY by_other (other_id) REFERENCES users (id)
);
ALTER TABLE orders
  ADD COLUMN (a INT, b INT NOT NULL),
  ADD c DECIMAL(8,2) NOT NULL DEFAULT 0 AFTER id,
  ADD INDEX idx_a (a), ADD UNIQUE uq_b (b),
  ADD CONSTRAINT FOREIGN KEY (user_id) REFERENCES users (id);
ALTER TABLE orders
  MODIFY COLUMN b BIGINT NULL FIRST,
  CHANGE a aa VARCHAR(10) NOT NULL,
  ALTER COLUMN c SET DEFAULT 1;
ALTER TABLE orders DROP INDEX idx_a, RENAME INDEX uq_b TO unique_b, RENAME COLUMN aa TO `from`, ENGINE = InnoDB;
CREATE TABLE notes (
  id SERIAL,
  user_id INT NOT NULL,
  key_of INT KEY
);
CREATE TABLE remarks (id SERIAL PRIMARY KEY, user_id INT NOT NULL REFERENCES users (id));
RENAME TABLE orders TO purchases;
ALTER TABLE purchases RENAME AS orders;
CREATE TABLE if not exists orders (never INT);
CREATE TABLE copy LIKE users;
DROP TABLE copy;
SET @sql = 'CREATE TABLE x (id INT)'; 
ALTER TABLE users COMMENT 'it\'s; here', ALGORITHM=INPLACE, LOCK=NONE;
