package sa.wusul.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.room.RecordingReader.Findings;

/** The rows of recordings and of the pieces in which the archive has them. */
@Repository
class RoomRecordingRepository {

	/** This program, whose page sends sound and picture, by name and version. */
	private static final String PROGRAM = Optional
		.ofNullable(RoomRecordingRepository.class.getPackage().getImplementationVersion())
		.map((version) -> "wusul " + version)
		.orElse("wusul");

	/** Most signs of the column. */
	private static final int LONGEST = 80;

	private final JdbcClient jdbc;

	private final Clock clock;

	RoomRecordingRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Adds the next part of a seat.
	 * @param software programs that write it, with their versions
	 */
	RoomRecording begin(long room, int seat, String spool, String software) {
		var part = this.jdbc
			.sql("select coalesce(max(part), 0) + 1 from room_recording where room_id = ? and seat_number = ?")
			.params(room, seat)
			.query(Integer.class)
			.single();
		this.jdbc.sql("""
				insert into room_recording (room_id, seat_number, part, state, spool, begun_at, software)
				values (?, ?, ?, 'WRITING', ?, ?, ?)""")
			.params(room, seat, part, spool, now(), named(software))
			.update();
		return this.jdbc.sql("select * from room_recording where room_id = ? and seat_number = ? and part = ?")
			.params(room, seat, part)
			.query(RecordRowMapper.of(RoomRecording.class))
			.single();
	}

	private static String named(String software) {
		var most = LONGEST - PROGRAM.length() - 2;
		return software.substring(0, Math.min(most, software.length())) + ", " + PROGRAM;
	}

	void writes(long id, long process) {
		this.jdbc.sql("update room_recording set process = ? where id = ?").params(process, id).update();
	}

	/** Records the time from which the file counts, which was so long ago. */
	void begun(long id, Duration ago) {
		this.jdbc.sql("update room_recording set begun_at = ? where id = ?").params(now().minus(ago), id).update();
	}

	void ended(long id) {
		this.jdbc.sql("update room_recording set state = 'ENDED', ended_at = ? where id = ? and state = 'WRITING'")
			.params(now(), id)
			.update();
	}

	void empty(long id) {
		this.jdbc.sql("update room_recording set state = 'EMPTY', ended_at = coalesce(ended_at, ?) where id = ?")
			.params(now(), id)
			.update();
	}

	void piece(long recording, int place, String hash, int byteCount) {
		this.jdbc.sql("insert into recording_piece (recording_id, place, content_hash, byte_count) values (?, ?, ?, ?)")
			.params(recording, place, hash, byteCount)
			.update();
	}

	/** Returns how many pieces the archive has, from the first one. */
	int pieces(long recording) {
		return this.jdbc.sql("select count(*) from recording_piece where recording_id = ?")
			.param(recording)
			.query(Integer.class)
			.single();
	}

	/**
	 * @param findings empty if this machine has no program that looks into recordings
	 */
	void sealed(long id, String hash, long byteCount, Optional<Findings> findings) {
		this.jdbc.sql("""
				update room_recording set state = 'SEALED', hash = ?, byte_count = ?, duration_ms = ?, sound_ms = ?,
				       picture_ms = ?, process = null where id = ?""")
			.params(hash, byteCount, millis(findings.map(Findings::duration)), millis(findings.map(Findings::sound)),
					millis(findings.map(Findings::picture)), id)
			.update();
	}

	private static Long millis(Optional<Duration> time) {
		return time.map(Duration::toMillis).orElse(null);
	}

	List<RoomRecording> ofSpool(String spool, RecordingState state) {
		return this.jdbc.sql("select * from room_recording where spool = ? and state = ? order by id")
			.params(spool, state.name())
			.query(RecordRowMapper.of(RoomRecording.class))
			.list();
	}

	List<RoomRecording> ofRoom(long room) {
		return this.jdbc.sql("select * from room_recording where room_id = ? order by seat_number, part")
			.param(room)
			.query(RecordRowMapper.of(RoomRecording.class))
			.list();
	}

	/** Checks whether there is a room of this number. */
	boolean isRoom(long room) {
		return this.jdbc.sql("select count(*) from video_room where id = ?")
			.param(room)
			.query(Integer.class)
			.single() > 0;
	}

	/** Returns the pieces of a recording in their order. */
	List<Piece> piecesOf(long recording) {
		return this.jdbc
			.sql("select place, content_hash, byte_count from recording_piece where recording_id = ? order by place")
			.param(recording)
			.query(RecordRowMapper.of(Piece.class))
			.list();
	}

	private OffsetDateTime now() {
		return Instant.now(this.clock).atOffset(ZoneOffset.UTC);
	}

	/** A piece of a file, in the archive by its hash. */
	record Piece(int place, String contentHash, int byteCount) {
	}

}
