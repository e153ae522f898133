#!/bin/sh
# Backs up a running Wusul: the database in one snapshot, then the archive and the recordings that are not yet sealed.
# backup.sh TO [--archive=FOLDER] [--recordings=FOLDER]; the database is named by PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE.
set -eu
to=${1:?where to}
shift
archive= recordings=
for word in "$@"; do
  case $word in
    --archive=*) archive=${word#*=} ;;
    --recordings=*) recordings=${word#*=} ;;
    *) echo "backup.sh TO [--archive=FOLDER] [--recordings=FOLDER]" >&2; exit 2 ;;
  esac
done
umask 077
mkdir -p "$to"
begun=$(date +%s)
# Effects performed from this moment on are looked for in the log of the program after a restore.
psql -XAtqc "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')" > "$to/moment"
pg_dump --format=custom --compress=1 --file="$to/database.dump.part"
mv "$to/database.dump.part" "$to/database.dump"
# After the database: each file that a row of it names is there, and files without a row go by themselves.
if [ -n "$archive" ]; then
  mkdir -p "$to/archive"
  cp -au "$archive/." "$to/archive/"
fi
if [ -n "$recordings" ]; then
  mkdir -p "$to/recordings"
  cp -a "$recordings/." "$to/recordings/"
fi
# The names of the data keys without which the backup is worthless; the keys themselves are kept elsewhere.
psql -XAtqc "select distinct 'data key ' || substring(secret from '^v[0-9]+') from program_secret
  union select distinct 'data key ' || substring(identity_number from '^v[0-9]+') from case_file order by 1" > "$to/keys"
psql -XAtqc "select 'tables of migration ' || version from flyway_schema_history where version is not null order by installed_rank desc limit 1" >> "$to/keys"
(cd "$to" && sha256sum database.dump > database.dump.sha256)
echo "Backed up in $(($(date +%s) - begun)) s: $(du -sh "$to" | cut -f1), as of $(cat "$to/moment")"
