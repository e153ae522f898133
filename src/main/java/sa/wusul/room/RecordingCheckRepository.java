package sa.wusul.room;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

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

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
