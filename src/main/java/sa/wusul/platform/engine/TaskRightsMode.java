package sa.wusul.platform.engine;

/** How people come to see the tasks of theirs ({@code wusul.task-rights}, ADR 95). */
enum TaskRightsMode {

	/** By rows of the engine, as older versions of the program do. */
	ROWS,

	/** By their links, with rows for the older nodes that still run (ADR 101). */
	BOTH,

	/** By their links. */
	LINKS;

	boolean readsLinks() {
		return this != ROWS;
	}

	boolean writesRows() {
		return this != LINKS;
	}

}
