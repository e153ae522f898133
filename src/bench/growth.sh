#!/bin/sh
# Measures the program's lists with more and more open tasks: src/bench/README.md.
# Usage, from the project's root after mvn package: src/bench/growth.sh [-Dwrite=true -Dtasks=1000,10000,100000,1000000 -Dfinished=0,1000000 -Drounds=101]
# BENCH_LIBRARIES names the class path, so that nothing is fetched.
set -e
WORK=${BENCH_WORK:-target/bench}
mkdir -p "$WORK/growth"
if [ -n "$BENCH_LIBRARIES" ]; then
	echo "$BENCH_LIBRARIES" > "$WORK/wusul.libraries"
elif [ ! "$WORK/wusul.libraries" -nt pom.xml ]; then
	mvn -q -B dependency:build-classpath -Dmdep.outputFile="$(realpath "$WORK")/wusul.libraries"
fi
LIBRARIES=target/classes:target/test-classes:$(cat "$WORK/wusul.libraries")
javac -nowarn -d "$WORK/growth" -cp "$LIBRARIES" src/bench/engines/Growth.java src/bench/engines/Wusul.java src/bench/engines/Camunda.java src/bench/engines/Reference.java
exec java -Xmx1g -XX:+UseSerialGC "-Dbench.work=$WORK" "$@" -cp "$WORK/growth:$LIBRARIES" Growth
