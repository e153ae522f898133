package sa.wusul.room;

import sa.wusul.platform.problem.RefusalException;

/** The papers that certify recordings, and the films that are composed from them. */
public interface RecordingCertificates {

	/**
	 * Issues the certificate of what is sealed of the recording of a room, once. A room
	 * of which nothing is sealed gets none.
	 * @return the outcome of its check, such as {@code WHOLE}
	 * @throws RefusalException {@code recording.unknown} if there is no check of this
	 * room
	 */
	String certify(long room);

	/**
	 * Issues the certificate of the film of a viewing, once, together with the parts from
	 * which it was composed.
	 * @throws RefusalException {@code recording.viewingUnknown}
	 */
	void certifyFilm(long viewing);

}
