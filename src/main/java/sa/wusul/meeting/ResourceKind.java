package sa.wusul.meeting;

/** A kind of resource that meetings need. */
public enum ResourceKind {

	ROOM, INTERPRETER

}
