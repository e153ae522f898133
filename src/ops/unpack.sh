#!/bin/sh
# Unpacks the program's jar, and archives the classes of a start, so that a start takes two thirds of the time.
# unpack.sh wusul.jar DIRECTORY; Java uses the archive only where it was made: with the same Java, and the directory at the same place.
set -eu
jar=${1:?the jar}
mkdir -p "${2:?the directory}"
place=$(cd "$2" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -Djarmode=tools -jar "$jar" extract --force --destination "$place"
# The demo starts in a directory of its own, without settings of this machine, and ends before it answers anybody.
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
if ! (cd "$empty" && env -i PATH="$PATH" "$java" -XX:ArchiveClassesAtExit="$place/wusul.jsa" -XX:TieredStopAtLevel=1 \
  -Dspring.context.exit=onRefresh -jar "$place/$(basename "$jar")" > "$place/unpack.log" 2>&1); then
  echo "The program does not start here; see $place/unpack.log" >&2
  exit 1
fi
