#!/bin/sh
# Breaks nodes, database and neighbours while people work, and says what was lost or doubled: src/faults/README.md.
# Usage, from the project's root after mvn package: src/faults/faults.sh [-Dseed=20261130 -Dfaults=kill,pause -Dminutes=10 -Drounds=1 -Dwrite=true]
set -e
# Another run may still load its classes.
CLASSES=target/faults/classes-$$
mkdir -p $CLASSES
if [ -z "$FAULTS_LIBRARIES" ]; then
	mvn -q -B dependency:build-classpath -Dmdep.outputFile=target/faults/libraries
	FAULTS_LIBRARIES=$(cat target/faults/libraries)
fi
# Without the program's own libraries, such as its log.
FAULTS_LIBRARIES=$(echo "$FAULTS_LIBRARIES" | tr ':' '\n' | grep -E '/(embedded-postgres|postgresql|h2|jackson-(core|databind|annotations)|commons-|xz|slf4j-api)[^/]*\.jar$' | tr '\n' ':')
"${JAVA_HOME:+$JAVA_HOME/bin/}javac" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -nowarn -encoding UTF-8 -d $CLASSES -cp "$FAULTS_LIBRARIES" src/faults/*.java
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx256m "$@" -cp "$CLASSES:$FAULTS_LIBRARIES" Faults
