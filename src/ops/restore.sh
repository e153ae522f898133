#!/bin/sh
# Restores a backup of backup.sh to a new and empty database and to new folders, before any node starts.
# restore.sh FROM [--archive=FOLDER] [--recordings=FOLDER] [--log=FILE ...] [--log-is-complete]
# The logs of all nodes since the moment of the backup say which messages people have got: none of them is sent again.
# Without --log-is-complete, messages about which the logs are silent are held until release-outbox.sh.
set -eu
here=$(dirname "$0")
from=${1:?where from}
shift
archive= recordings= logs= complete=false
for word in "$@"; do
  case $word in
    --archive=*) archive=${word#*=} ;;
    --recordings=*) recordings=${word#*=} ;;
    --log=*) logs="$logs ${word#*=}" ;;
    --log-is-complete) complete=true ;;
    *) sed -n '3,5s/^# //p' "$0" >&2; exit 2 ;;
  esac
done
umask 077
begun=$(date +%s)
(cd "$from" && sha256sum --check --quiet database.dump.sha256)
tables=$(psql -XAtqc "select count(*) from pg_tables where schemaname = 'public'")
if [ "$tables" -ne 0 ]; then
  echo "The database $PGDATABASE is not empty" >&2
  exit 1
fi
pg_restore --no-owner --exit-on-error --single-transaction --dbname="$PGDATABASE" "$from/database.dump"
if [ -n "$archive" ]; then
  mkdir -p "$archive"
  cp -a "$from/archive/." "$archive/"
fi
if [ -n "$recordings" ]; then
  mkdir -p "$recordings"
  cp -a "$from/recordings/." "$recordings/"
fi
performed=$(mktemp)
trap 'rm -f "$performed"' EXIT
if [ -n "$logs" ]; then
  # shellcheck disable=SC2086
  sed -n 's/.*outbox sends \([^ ]*\) (\([^ ]*\) of \([^ )]*\)).*/\1\t\2\t\3/p' $logs | sort -u > "$performed"
fi
psql -Xq -v ON_ERROR_STOP=1 -v complete="$complete" -f "$here/after-restore.sql" < "$performed"
echo "Restored in $(($(date +%s) - begun)) s, as of $(cat "$from/moment"). Needed: $(paste -sd, "$from/keys")"
