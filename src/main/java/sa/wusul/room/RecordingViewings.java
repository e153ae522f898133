package sa.wusul.room;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

import sa.wusul.platform.form.FormHandler.Result;
import sa.wusul.platform.form.FormHandler.Submission;
import sa.wusul.platform.problem.RefusalException;

/** Viewings of recordings, which one person asks for and another one releases. */
public interface RecordingViewings {

	/**
	 * Checks the answers of a person who asks for a viewing, and enters it.
	 * @throws RefusalException {@code case.unknown}, {@code recording.none} or
	 * {@code recording.notSealed}
	 */
	Result ask(Submission submission);

	/**
	 * Has the recording composed after the transaction.
	 * @param process process instance that waits for it
	 * @throws RefusalException {@code task.fourEyes} if one person asked and released
	 */
	void release(long number, String process, String askedBy, String releasedBy);

	/** Returns the viewing, if there is one with this number. */
	Optional<RecordingViewing> find(long number);

	/**
	 * Begins the one session of a viewing, and puts it on record.
	 * @param session the log-in, to which the address is bound
	 * @return the secret end of its address
	 * @throws RefusalException {@code recording.viewingUnknown}, to everybody else, after
	 * its time, and if it was opened before
	 */
	String open(long number, String account, String session);

	/**
	 * Returns the composed recording to the session that opened it.
	 * @throws RefusalException {@code recording.viewingUnknown}
	 */
	Film film(long number, String link, String account, String session);

	/**
	 * Deletes the composed recording.
	 * @return whether it was viewed
	 */
	boolean delete(long number);

	/** A composed recording. */
	interface Film {

		long byteCount();

		/** Writes the bytes from one place to another, both of them included. */
		void write(long from, long to, OutputStream out) throws IOException;

	}

}
