#!/bin/sh
# Lets entries of the outbox go that a restore held, after somebody compared them with the gateways' own records.
# release-outbox.sh list | release [KIND] | sent KEY ...; the database is named by PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE.
set -eu
held="state = 'WAITING' and due_at > timestamp with time zone '9999-01-01 00:00:00Z'"
deed=${1:?list, release or sent}
shift
case $deed in
  list) psql -XAtq -F ' ' -c "select entry_key, kind, case_reference, added_at from outbox where $held order by id" ;;
  release)
    psql -Xq -v ON_ERROR_STOP=1 -v kind="${1:-}" <<SQL
update outbox set due_at = current_timestamp, reason = null where $held and :'kind' in ('', kind);
SQL
    ;;
  sent)
    for key in "$@"; do
      psql -Xq -v ON_ERROR_STOP=1 -v key="$key" <<SQL
update outbox set state = 'PERFORMED', settled_at = current_timestamp, reason = 'sent before the restore, says the gateway'
  where $held and entry_key = :'key';
SQL
    done
    ;;
  *) sed -n '3s/^# //p' "$0" >&2; exit 2 ;;
esac
