package sa.wusul.room.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/room/room-recording-check.bpmn} shares with Java.
 */
public final class RecordingCheckProcess {

	public static final String KEY = "room-recording-check";

	public static final ProcessVariable<Long> RECORDED_ROOM = number("recordedRoom");

	/** Reference of the case, unless it is confidential. */
	public static final ProcessVariable<String> RECORDED_CASE = text("recordedCase");

	/** Day and hour at which the room opened. */
	public static final ProcessVariable<String> RECORDED_AT = text("recordedAt");

	/** Words by seat, without a name; missing if the night found nothing. */
	public static final ProcessVariable<String> RECORDING_FINDINGS = text("recordingFindings");

	/** Whether the last look found nothing missing. */
	public static final ProcessVariable<Boolean> RECORDING_WHOLE = flag("recordingWhole");

	/** Whether a person had it looked at again, missing before that. */
	public static final ProcessVariable<Boolean> RECORDING_LOOKED_AGAIN = flag("recordingLookedAgain");

	/** Outcome of the check, such as {@code WHOLE}. */
	public static final ProcessVariable<String> RECORDING_RESULT = text("recordingResult");

	private RecordingCheckProcess() {
	}

}
