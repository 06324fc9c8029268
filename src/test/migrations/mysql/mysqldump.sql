-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
DROP TABLE IF EXISTS `orders`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `orders` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `user_id` int DEFAULT NULL COMMENT 'who; it''s \'them\'',
  `state` enum('new','old;er','it''s') COLLATE utf8mb4_unicode_ci NOT NULL DEFAULT 'new',
  `at` timestamp(6) NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  `twice` int GENERATED ALWAYS AS ((`user_id` * 2)) VIRTUAL,
  `shape` json DEFAULT NULL,
  `ft_words` text,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_state` (`state`,`user_id`),
  KEY `idx_user` (`user_id`) /*!80000 INVISIBLE */,
  FULLTEXT KEY `ft` (`ft_words`),
  CONSTRAINT `orders_ibfk_1` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT `positive` CHECK ((`user_id` > 0))
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci COMMENT='a; b';
LOCK TABLES `orders` WRITE;
/*!40000 ALTER TABLE `orders` DISABLE KEYS */;
INSERT INTO `orders` (`user_id`, `state`) VALUES (NULL,'it''s'),(NULL,'old;er');
/*!40000 ALTER TABLE `orders` ENABLE KEYS */;
UNLOCK TABLES;
CREATE TABLE `users` (
  `id` int NOT NULL AUTO_INCREMENT,
  `name` varchar(50) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
DELIMITER ;;
/*!50003 CREATE TRIGGER `t` BEFORE INSERT ON `users` FOR EACH ROW BEGIN
  SET NEW.name = TRIM(NEW.name);
  IF NEW.name = '' THEN SET NEW.name = 'none; yet'; END IF;
END */;;
DELIMITER ;
/*!50001 CREATE VIEW `v` AS SELECT 1 AS `a`*/;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
