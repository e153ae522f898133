package sa.wusul.tawasul.leave;

/** What an authority thinks of a leave, by its code. */
public enum Opinion {

	FAVOURABLE, CONDITIONAL, ADVERSE,

	/** The deadline passed without an answer. */
	SILENT

}
