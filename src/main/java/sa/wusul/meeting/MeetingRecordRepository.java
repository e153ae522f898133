package sa.wusul.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;

/** The rows of meetings: of their files, the readings of these, and their records. */
@Repository
class MeetingRecordRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	MeetingRecordRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Returns the files of all meetings of a case, the latest first. */
	List<DossierFile> files(String caseReference) {
		return this.jdbc.sql("""
				select dossier.meeting_at, dossier.paper_number, dossier.issued_at, dossier.contents, dossier.renews,
				  reading.reader, reading.reader_group
				from meeting_dossier dossier join paper on paper.number = dossier.paper_number
				left join meeting_dossier_reading reading on reading.reference = dossier.reference
				  and reading.meeting_at = dossier.meeting_at and reading.paper_number = dossier.paper_number
				where dossier.reference = ? order by paper.ordinal desc""")
			.param(caseReference)
			.query(RecordRowMapper.of(DossierFile.class))
			.list();
	}

	void addFile(Meeting meeting, String paperNumber, DossierContents contents, Optional<String> renews) {
		this.jdbc.sql("""
				insert into meeting_dossier (reference, meeting_at, paper_number, issued_at, contents, renews)
				values (?, ?, ?, ?, ?, ?)""")
			.params(meeting.caseReference(), at(meeting), paperNumber, now(), contents.text(), renews.orElse(null))
			.update();
	}

	void addReading(Meeting meeting, String paperNumber, String reader, String readerGroup) {
		this.jdbc.sql("""
				insert into meeting_dossier_reading (reference, meeting_at, paper_number, reader, reader_group, read_at)
				values (?, ?, ?, ?, ?, ?)""")
			.params(meeting.caseReference(), at(meeting), paperNumber, reader, readerGroup, now())
			.update();
	}

	boolean isOpened(Meeting meeting) {
		return this.jdbc.sql("select count(*) from meeting_record where reference = ? and meeting_at = ?")
			.params(meeting.caseReference(), at(meeting))
			.query(Integer.class)
			.single() > 0;
	}

	void open(Meeting meeting, String paperNumber) {
		this.jdbc.sql("""
				insert into meeting_record (reference, meeting_at, paper_number, host, mode, place, opened_at)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(meeting.caseReference(), at(meeting), paperNumber, meeting.host(), meeting.mode().name(),
					meeting.place(), now())
			.update();
	}

	/** Closes the record, and returns whether it was open. */
	boolean close(Meeting meeting, BookingState outcome) {
		return this.jdbc.sql("""
				update meeting_record set outcome = ?, closed_at = ?
				where reference = ? and meeting_at = ? and closed_at is null""")
			.params(outcome.name(), now(), meeting.caseReference(), at(meeting))
			.update() == 1;
	}

	/** Finds the meeting of the case that has begun and is not over. */
	Optional<Meeting> findOpen(String caseReference) {
		return this.jdbc.sql("""
				select reference as case_reference, meeting_at as at, host, mode, place, false as interpreter
				from meeting_record where reference = ? and closed_at is null
				order by opened_at desc fetch first 1 row only""")
			.param(caseReference)
			.query(RecordRowMapper.of(Meeting.class))
			.optional();
	}

	/** Locks a record that is open, and returns whether it was. */
	boolean hold(String caseReference, Instant at) {
		return !this.jdbc.sql("""
				select reference from meeting_record where reference = ? and meeting_at = ? and closed_at is null
				for update""").params(caseReference, at.atOffset(ZoneOffset.UTC)).query(String.class).list().isEmpty();
	}

	boolean isHeld(String caseReference, Instant at) {
		return this.jdbc
			.sql("select count(*) from meeting_record where reference = ? and meeting_at = ? and outcome = ?")
			.params(caseReference, at.atOffset(ZoneOffset.UTC), BookingState.HELD.name())
			.query(Integer.class)
			.single() > 0;
	}

	private static OffsetDateTime at(Meeting meeting) {
		return meeting.at().atOffset(ZoneOffset.UTC);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/**
	 * A file of a meeting.
	 *
	 * @param renews number of the file that counts as read until this one is, because the
	 * case changed after it was read
	 */
	record DossierFile(Instant meetingAt, String paperNumber, Instant issuedAt, String contents,
			Optional<String> renews, Optional<String> reader, Optional<String> readerGroup) {

		boolean isRead() {
			return this.reader.isPresent();
		}

	}

}
