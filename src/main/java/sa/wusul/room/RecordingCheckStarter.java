package sa.wusul.room;

import java.time.Instant;
import java.util.Optional;

/** Starter of the explanation of a recording. */
public interface RecordingCheckStarter {

	/** Asks a person about the recording of a room. */
	void ask(Question question);

	/**
	 * The facts of a question.
	 *
	 * @param caseReference empty of a room whose cases are confidential
	 * @param findings by seat, in Arabic words, without a name
	 */
	record Question(long room, Optional<String> caseReference, Instant startsAt, String findings) {
	}

}
