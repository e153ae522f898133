package sa.wusul.archive.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/archive/archive-content-repair.bpmn} shares with Java.
 */
public final class ContentRepairProcess {

	public static final String KEY = "archive-content-repair";

	public static final ProcessVariable<String> CENTRE = text("centre");

	public static final ProcessVariable<String> CONTENT_HASH = text("contentHash");

	public static final ProcessVariable<String> CONTENT_KIND = text("contentKind");

	public static final ProcessVariable<Long> CONTENT_BYTES = number("contentBytes");

	/** {@code MISSING} or {@code CHANGED}. */
	public static final ProcessVariable<String> CONTENT_FAULT = text("contentFault");

	/** Name under which operators find the file. */
	public static final ProcessVariable<String> CONTENT_PLACE = text("contentPlace");

	/** Whether the file is again what was stored. */
	public static final ProcessVariable<Boolean> CONTENT_WHOLE = flag("contentWhole");

	private ContentRepairProcess() {
	}

}
