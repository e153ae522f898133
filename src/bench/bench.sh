#!/bin/sh
# Compares the program's engine with stock Camunda 7, its forks and Flowable on PostgreSQL: src/bench/README.md.
# Usage, from the project's root after mvn package: src/bench/bench.sh [-Dwrite=true -Drounds=6 -Dclients=1,2,4,8 -Dseconds=3 -Dwarm=12 -Ddelay=500 -Dengines=camunda,control,operaton,cibseven,flowable,wusul,replay,floor]
# BENCH_LIBRARIES names a class path for Camunda and the program, so that nothing is fetched; then the other engines are left out.
set -e
WORK=${BENCH_WORK:-target/bench}
HERE=src/bench/engines
mkdir -p "$WORK"
libraries() { # engine, its project; asked again only if that has changed
	if [ -n "$BENCH_LIBRARIES" ]; then
		echo "$BENCH_LIBRARIES" > "$WORK/$1.libraries"
	elif [ ! "$WORK/$1.libraries" -nt "$2" ]; then
		mvn -q -B -f "$2" dependency:build-classpath -Dmdep.outputFile="$(realpath "$WORK")/$1.libraries"
	fi
}
compile() { # engine, its source files, classes before its libraries
	LIBRARIES=$3$(cat "$WORK/$1.libraries")
	mkdir -p "$WORK/$1"
	javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -nowarn -d "$WORK/$1" -cp "$LIBRARIES" $2 $HERE/Reference.java
	echo "$WORK/$1:$LIBRARIES" > "$WORK/$1.classpath"
}
libraries wusul pom.xml
libraries camunda $HERE/camunda.xml
compile wusul "$HERE/Wusul.java $HERE/Camunda.java" target/classes: &
COMPILING=$!
compile camunda "$HERE/Camunda.java $HERE/Replay.java $HERE/Floor.java"
wait $COMPILING
if [ -z "$BENCH_LIBRARIES" ]; then
	for FORK in operaton:org.operaton.bpm:Operaton cibseven:org.cibseven.bpm:Cibseven flowable:org.flowable:Flowable; do
		ENGINE=${FORK%%:*}; REST=${FORK#*:}; PACKAGE=${REST%%:*}; NAME=${REST#*:}
		libraries $ENGINE $HERE/$ENGINE.xml
		mkdir -p "$WORK/sources"
		sed "s/org\.camunda\.bpm/$PACKAGE/g; s/class Camunda/class $NAME/; $([ $ENGINE = flowable ] && echo 's/JobExecutorActivate/AsyncExecutorActivate/')" $HERE/Camunda.java > "$WORK/sources/$NAME.java"
		compile $ENGINE "$WORK/sources/$NAME.java"
	done
fi
exec java "-Dbench.work=$WORK" -Dlogback.configurationFile=src/bench/quiet.xml "$@" -cp "$(cat "$WORK/wusul.libraries")" src/bench/Bench.java
