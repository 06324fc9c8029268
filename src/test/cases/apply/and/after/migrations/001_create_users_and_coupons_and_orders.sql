-- create users and coupons and orders

BEGIN;
CREATE TABLE users (
    id SERIAL PRIMARY KEY,
    name VARCHAR NOT NULL
);

CREATE TABLE coupons (
    id SERIAL PRIMARY KEY,
    code VARCHAR NOT NULL
);

CREATE TABLE orders (
    id SERIAL PRIMARY KEY,
    total DOUBLE PRECISION NOT NULL,
    user_id INTEGER NOT NULL,
    coupon_id INTEGER,
    CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT fk_orders_coupon_id FOREIGN KEY (coupon_id) REFERENCES coupons (id)
);

CREATE INDEX idx_orders_user_id ON orders (user_id);

CREATE INDEX idx_orders_coupon_id ON orders (coupon_id);

CREATE TABLE roles (
    id SERIAL PRIMARY KEY,
    name VARCHAR NOT NULL,
    coupon_id INTEGER NOT NULL,
    CONSTRAINT fk_roles_coupon_id FOREIGN KEY (coupon_id) REFERENCES coupons (id)
);

CREATE INDEX idx_roles_coupon_id ON roles (coupon_id);
COMMIT;

-- To reverse it:
-- BEGIN;
-- -- These fail if there are rows or values to lose. --drop-key omits these checks.
-- DO $kin$
-- BEGIN
--     LOCK TABLE roles IN ACCESS EXCLUSIVE MODE;
--     IF EXISTS (SELECT 1 FROM roles) THEN
--         RAISE EXCEPTION 'roles has a row';
--     END IF;
-- END
-- $kin$;
-- DO $kin$
-- BEGIN
--     LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
--     IF EXISTS (SELECT 1 FROM orders) THEN
--         RAISE EXCEPTION 'orders has a row';
--     END IF;
-- END
-- $kin$;
-- DO $kin$
-- BEGIN
--     LOCK TABLE coupons IN ACCESS EXCLUSIVE MODE;
--     IF EXISTS (SELECT 1 FROM coupons) THEN
--         RAISE EXCEPTION 'coupons has a row';
--     END IF;
-- END
-- $kin$;
-- DO $kin$
-- BEGIN
--     LOCK TABLE users IN ACCESS EXCLUSIVE MODE;
--     IF EXISTS (SELECT 1 FROM users) THEN
--         RAISE EXCEPTION 'users has a row';
--     END IF;
-- END
-- $kin$;
-- DROP TABLE roles;
-- DROP TABLE orders;
-- DROP TABLE coupons;
-- DROP TABLE users;
-- COMMIT;
