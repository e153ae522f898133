package sa.wusul.meeting;

/** What meetings need besides time. */
public enum ResourceKind {

	ROOM, INTERPRETER

}
