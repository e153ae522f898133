package sa.wusul.archive;

/** State of an item of the archive. */
public enum ItemState {

	STORED,

	/** No row may refer to it any more; its file is being deleted. */
	DISCARDED,

	/** Its file was not found; a task is open. */
	MISSING,

	/** Its file is not what was stored; a task is open. */
	CHANGED,

	/** Its file is lost for good, as a person said with a reason. */
	LOST

}
