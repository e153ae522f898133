#!/bin/sh
# Hands in requests at given rates while staff work, and plans for the kingdom's load: src/bench/README.md.
# Usage, from the project's root after mvn package: src/bench/load.sh [-Drates=17,34,51,68 -Dstaff=0.5 -Dseconds=30 -Dwarm=900]
set -e
mkdir -p target/bench
[ -f target/bench/wusul.libraries ] || mvn -q -B dependency:build-classpath -Dmdep.outputFile=target/bench/wusul.libraries
JAR=$(ls target/wusul-*.jar | head -1)
rm -rf target/bench/program
java -Djarmode=tools -jar "$JAR" extract --destination target/bench/program
LOG=-Dlogback.configurationFile=src/bench/quiet.xml
java $LOG -Dprogram="target/bench/program/$(basename "$JAR")" "$@" -cp "$(cat target/bench/wusul.libraries)" src/bench/Load.java
exec java $LOG "$@" -cp "$(cat target/bench/wusul.libraries)" src/bench/Plan.java
