package sa.wusul.archive;

import sa.wusul.platform.retention.RecordClass;

/** Kind of a content, with the class by which it is kept. */
public enum ContentKind {

	PAPER(RecordClass.PAPER),

	/** A document that was drawn anew from what people sent. */
	SCAN(RecordClass.UPLOAD),

	/** A file as it was sent. */
	ORIGINAL(RecordClass.UPLOAD),

	/** The recording of a meeting. */
	RECORDING(RecordClass.CASE),
	/** A package that is handed over, deleted after some days. */
	PACKAGE(RecordClass.CASE);

	private final RecordClass recordClass;

	ContentKind(RecordClass recordClass) {
		this.recordClass = recordClass;
	}

	public RecordClass recordClass() {
		return this.recordClass;
	}

}
