#!/bin/sh
# Runs once, when a Postgres volume is made: the zone's application role, which services run as. It owns nothing; the
# migrations grant it what it may do.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$APP_PASSWORD" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<SQL
CREATE ROLE ${APP_ROLE} LOGIN PASSWORD :'password';
REVOKE ALL ON DATABASE ${POSTGRES_DB} FROM PUBLIC;
GRANT CONNECT ON DATABASE ${POSTGRES_DB} TO ${APP_ROLE};
SQL
