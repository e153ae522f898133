#!/bin/sh
# Builds the program as it was at an earlier commit, and says where its jar is: older.sh [COMMIT]. Without one, the last commit before
# nodes shared sessions and drained (ADR 101).
# Usage, from the project's root: src/faults/faults.sh -Dfaults=rolling -Dolder="$(src/faults/older.sh)"
set -e
commit=$(git rev-parse --short "${1:-$(git log -1 --format=%H --diff-filter=A -- src/main/java/sa/wusul/platform/web/DrainValve.java)^}")
place=$(pwd)/target/faults/older-$commit
if ! ls "$place"/wusul-*.jar >/dev/null 2>&1; then
	tree=$(mktemp -d)
	trap 'git worktree remove --force "$tree"' EXIT
	git worktree add --detach --force "$tree" "$commit" >&2
	(cd "$tree" && mvn -q -B package -DskipTests >&2)
	java -Djarmode=tools -jar "$tree"/target/wusul-*.jar extract --destination "$place" >&2
fi
ls "$place"/wusul-*.jar
