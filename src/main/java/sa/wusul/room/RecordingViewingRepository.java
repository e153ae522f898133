package sa.wusul.room;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.encryption.PersonalFields;

/** The rows of viewings and of the pieces in which the archive has their films. */
@Repository
class RecordingViewingRepository {

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	private final Clock clock;

	RecordingViewingRepository(JdbcClient jdbc, PersonalFields fields, Clock clock) {
		this.jdbc = jdbc;
		this.fields = fields;
		this.clock = clock;
	}

	long insert(VideoRoom room, String reason, String askedBy) {
		var key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into recording_viewing (room_id, case_reference, reason, state, asked_by, asked_at)
				values (?, ?, ?, 'ASKED', ?, ?)""")
			.params(room.id(), room.caseReference(), this.fields.seal("recording_viewing.reason", reason), askedBy,
					now())
			.update(key, "number");
		return key.getKey().longValue();
	}

	Optional<RecordingViewing> find(long number) {
		return query("where number = ?", number);
	}

	/** Locks a viewing until the end of the transaction. */
	Optional<RecordingViewing> lock(long number) {
		return query("where number = ? for update", number);
	}

	private Optional<RecordingViewing> query(String condition, long number) {
		return this.jdbc.sql("select * from recording_viewing " + condition)
			.param(number)
			.query(this.fields.rows("recording_viewing", RecordingViewing.class))
			.optional();
	}

	void release(long number, String releasedBy, String addressee) {
		this.jdbc.sql("update recording_viewing set state = 'ORDERED', released_by = ?, addressee = ? where number = ?")
			.params(releasedBy, addressee, number)
			.update();
	}

	/** Takes the next viewing that no node composes. */
	Optional<RecordingViewing> claim(Instant until) {
		return this.jdbc.sql("""
				select number from recording_viewing
				where state = 'ORDERED' and (claimed_until is null or claimed_until < ?)
				order by attempts, number fetch first 1 rows only""")
			.param(now())
			.query(Long.class)
			.optional()
			.filter((number) -> this.jdbc.sql("""
					update recording_viewing set claimed_until = ?, attempts = attempts + 1
					where number = ? and state = 'ORDERED' and (claimed_until is null or claimed_until < ?)""")
				.params(at(until), number, now())
				.update() == 1)
			.flatMap(this::find);
	}

	/** Gives a viewing back, so that it is tried again. */
	void giveBack(long number) {
		this.jdbc.sql("update recording_viewing set claimed_until = null where number = ?").param(number).update();
	}

	void fail(long number) {
		this.jdbc.sql("update recording_viewing set state = 'FAILED' where number = ?").param(number).update();
	}

	void composed(long number, String filmHash, long byteCount, Instant expiresAt) {
		this.jdbc.sql("""
				update recording_viewing set state = 'READY', film_hash = ?, byte_count = ?, expires_at = ?
				where number = ?""").params(filmHash, byteCount, at(expiresAt), number).update();
	}

	void certified(long number, String certificate) {
		this.jdbc.sql("update recording_viewing set certificate = ? where number = ?")
			.params(certificate, number)
			.update();
	}

	void open(long number, String linkHash, String sessionHash, Instant until) {
		this.jdbc.sql("""
				update recording_viewing set link_hash = ?, session_hash = ?, opened_at = ?, open_until = ?
				where number = ?""").params(linkHash, sessionHash, now(), at(until), number).update();
	}

	void delete(long number) {
		this.jdbc.sql("update recording_viewing set state = 'DELETED' where number = ?").param(number).update();
	}

	/** Returns viewings whose time is over, or was over before they were composed. */
	List<Long> expired(int most) {
		return this.jdbc.sql("""
				select number from recording_viewing where state = 'READY' and expires_at < ?
				order by number fetch first ? rows only""").params(now(), most).query(Long.class).list();
	}

	void addPart(long number, int ordinal, Part part) {
		this.jdbc.sql("insert into viewing_part (viewing, ordinal, content_hash, byte_count) values (?, ?, ?, ?)")
			.params(number, ordinal, part.contentHash(), part.byteCount())
			.update();
	}

	/** Returns the parts of a film in their order. */
	List<Part> parts(long number) {
		return this.jdbc.sql("select content_hash, byte_count from viewing_part where viewing = ? order by ordinal")
			.param(number)
			.query(RecordRowMapper.of(Part.class))
			.list();
	}

	void deleteParts(long number) {
		this.jdbc.sql("delete from viewing_part where viewing = ?").param(number).update();
	}

	private OffsetDateTime now() {
		return at(this.clock.instant());
	}

	private static OffsetDateTime at(Instant moment) {
		return moment.atOffset(ZoneOffset.UTC);
	}

	/** A part of a film, in the archive by its hash. */
	record Part(String contentHash, int byteCount) {
	}

}
