package sa.wusul.room;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of checks of recordings, one a room. */
@Repository
class RecordingCheckRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	RecordingCheckRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Adds the check of a room.
	 * @param outcome {@code WHOLE} or {@code ASKED}
	 * @throws org.springframework.dao.DuplicateKeyException if another node was faster
	 */
	void add(long room, String outcome) {
		this.jdbc.sql("insert into recording_check (room_id, outcome, checked_at) values (?, ?, ?)")
			.params(room, outcome, now())
			.update();
	}

	/** Records an answer, and returns whether there is such a check. */
	boolean answer(long room, String outcome, String person) {
		return this.jdbc
			.sql("update recording_check set outcome = ?, answered_by = ?, answered_at = ? where room_id = ?")
			.params(outcome, person, now(), room)
			.update() == 1;
	}

	Optional<String> outcome(long room) {
		return this.jdbc.sql("select outcome from recording_check where room_id = ?")
			.param(room)
			.query(String.class)
			.optional();
	}

	/** Locks the check of a room, and returns its outcome. */
	Optional<String> lock(long room) {
		return this.jdbc.sql("select outcome from recording_check where room_id = ? for update")
			.param(room)
			.query(String.class)
			.optional();
	}

	/** Returns the number of the certificate of a room's recording, once it is issued. */
	Optional<String> certificate(long room) {
		return this.jdbc.sql("select certificate from recording_check where room_id = ? and certificate is not null")
			.param(room)
			.query(String.class)
			.optional();
	}

	void certified(long room, String certificate) {
		this.jdbc.sql("update recording_check set certificate = ? where room_id = ?")
			.params(certificate, room)
			.update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
