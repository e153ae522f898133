package sa.wusul.room.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;

/**
 * The names that {@code processes/room/room-recording-viewing.bpmn} shares with Java.
 */
public final class RecordingViewingProcess {

	public static final String KEY = "room-recording-viewing";

	public static final String VIEWING_COMPOSED = "room.viewingComposed";

	public static final String VIEWING_FAILED = "room.viewingFailed";

	public static final ProcessVariable<Long> VIEWING_NUMBER = number("viewingNumber");

	/** Whether the film was opened before it was deleted. */
	public static final ProcessVariable<Boolean> RECORDING_WATCHED = flag("recordingWatched");

	/** The role of the person who asked for the viewing. */
	public static final PerformerRole STARTED_BY = new PerformerRole("startedBy");

	/** The role of the person who released it. */
	public static final PerformerRole DECIDED_BY = new PerformerRole("decidedBy");

	private RecordingViewingProcess() {
	}

}
