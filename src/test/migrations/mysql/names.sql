CREATE TABLE `order` (`select` INT PRIMARY KEY, `a.b` INT, `semi;colon` INT, `dash--dash` INT, `slash/*star` INT, `back``tick` INT, `"double"` INT, `it's` INT, `größe` INT);
CREATE TABLE `Order Items` (`order id` INT, KEY `a key; --` (`order id`), CONSTRAINT `c; d` FOREIGN KEY (`order id`) REFERENCES `order` (`select`));
CREATE TABLE strings (a VARCHAR(20) DEFAULT 'back\\', b VARCHAR(20) DEFAULT "double; \" quoted", c VARCHAR(20) DEFAULT 'it''s');
CREATE TABLE last (id INT PRIMARY KEY);
