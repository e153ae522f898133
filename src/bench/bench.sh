#!/bin/sh
# Compares the program's engine with stock Camunda 7, its forks and Flowable on PostgreSQL: src/bench/README.md.
# Usage, from the project's root after mvn package: src/bench/bench.sh [-Drounds=6 -Dclients=1,2,4,8 -Dseconds=10 -Dwarm=10 -Ddelay=500 -Dengines=camunda,control,operaton,cibseven,flowable,wusul]
set -e
mkdir -p target/bench
HERE=src/bench/engines
mvn -q -B dependency:build-classpath -Dmdep.outputFile=target/bench/wusul.libraries
for ENGINE in camunda operaton cibseven flowable; do
	mvn -q -B -f $HERE/$ENGINE.xml dependency:build-classpath -Dmdep.outputFile="$PWD/target/bench/$ENGINE.libraries"
done
compile() { # engine, its source files
	LIBRARIES=$(cat target/bench/$1.libraries)
	mkdir -p target/bench/$1
	javac -nowarn -d target/bench/$1 -cp "$EXTRA$LIBRARIES" $2 $HERE/Reference.java
	echo "target/bench/$1:$EXTRA$LIBRARIES" > target/bench/$1.classpath
}
compile camunda $HERE/Camunda.java
for FORK in operaton:org.operaton.bpm:Operaton cibseven:org.cibseven.bpm:Cibseven flowable:org.flowable:Flowable; do
	ENGINE=${FORK%%:*}; REST=${FORK#*:}; PACKAGE=${REST%%:*}; NAME=${REST#*:}
	mkdir -p target/bench/sources
	sed "s/org\.camunda\.bpm/$PACKAGE/g; s/class Camunda/class $NAME/; $([ $ENGINE = flowable ] && echo 's/JobExecutorActivate/AsyncExecutorActivate/')" $HERE/Camunda.java > target/bench/sources/$NAME.java
	compile $ENGINE target/bench/sources/$NAME.java
done
EXTRA=target/classes:
compile wusul "$HERE/Wusul.java $HERE/Camunda.java"
exec java "$@" -cp "$(cat target/bench/wusul.libraries)" src/bench/Bench.java
