package sa.wusul.room;

import java.time.Instant;
import java.util.Optional;

/**
 * Starter of the process that follows the check of a recording: it certifies what is
 * sealed, after a person explained what is missing.
 */
public interface RecordingCheckStarter {

	void start(Check check);

	/**
	 * The facts of a check.
	 *
	 * @param caseReference empty of a room whose cases are confidential
	 * @param findings by seat, in Arabic words, without a name; empty if nothing is
	 * missing
	 */
	record Check(long room, Optional<String> caseReference, Instant startsAt, Optional<String> findings) {
	}

}
