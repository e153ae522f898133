package sa.wusul.tawasul.leave;

/** An authority's opinion on a leave. */
public enum Opinion {

	FAVOURABLE, CONDITIONAL, ADVERSE,

	/** The deadline passed without an answer. */
	SILENT

}
