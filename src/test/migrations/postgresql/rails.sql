CREATE TABLE "schema_migrations" ("version" character varying NOT NULL PRIMARY KEY);
CREATE TABLE "users" ("id" bigserial primary key, "name" character varying, "created_at" timestamp(6) NOT NULL);
CREATE TABLE "posts" ("id" bigserial primary key, "user_id" bigint NOT NULL, "body" text, CONSTRAINT "fk_rails_5b5ddfd518"
FOREIGN KEY ("user_id")
  REFERENCES "users" ("id")
);
CREATE INDEX "index_posts_on_user_id" ON "posts" ("user_id");
ALTER TABLE "posts" ADD "slug" character varying(50) DEFAULT 'x' NOT NULL;
ALTER TABLE "posts" ALTER COLUMN "body" TYPE character varying(500), ALTER COLUMN "body" SET DEFAULT NULL;
ALTER TABLE "posts" RENAME COLUMN "slug" TO "permalink";
ALTER TABLE "posts" RENAME TO "articles";
ALTER INDEX "index_posts_on_user_id" RENAME TO "index_articles_on_user_id";
ALTER SEQUENCE "posts_id_seq" RENAME TO "articles_id_seq";
ALTER TABLE "articles" DROP CONSTRAINT "fk_rails_5b5ddfd518";
ALTER TABLE "articles" ADD CONSTRAINT "fk_rails_9" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE NOT VALID;
ALTER TABLE "articles" VALIDATE CONSTRAINT "fk_rails_9";
CREATE UNIQUE INDEX IF NOT EXISTS "index_permalink" ON "articles" USING btree ("permalink");
ALTER TABLE "articles" ADD CONSTRAINT "uq_permalink" UNIQUE USING INDEX "index_permalink";
