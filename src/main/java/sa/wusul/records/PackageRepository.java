package sa.wusul.records;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.papers.IssuedPaper;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.NeutralText;

/**
 * All that the program's tables hold of a case, for the package in which it is handed
 * over. All tables stand here in one list, so that one reading shows what goes out and a
 * test compares it with the schema.
 */
@Repository
class PackageRepository {

	/** Tables by their file, each with the column that names the case. */
	static final Map<String, String> TABLES = tables();

	/** Parts of the tables that say something of a person beside their own cases. */
	static final List<PersonPart> PERSON_PARTS = List.of(
			new PersonPart("identity_proof", "identity_proof", "*", "person_hash = ?", Optional.empty()),
			new PersonPart("request_draft", "request_draft", "*", "identity_hash = ?", Optional.empty()),
			new PersonPart("expiry_consent", "expiry_consent", "*", "person_hash = ?", Optional.empty()),
			new PersonPart("expiry_reminder", "expiry_reminder", "*",
					"consent in (select id from expiry_consent where person_hash = ?)", Optional.empty()),
			new PersonPart("agent", "case_file",
					"reference, opened_at, closed_at, agent_name, agent_identity, agent_representation",
					"agent_hash = ?", Optional.of("reference")),
			new PersonPart("service_worker", "service_worker", "*", "identity_hash = ?", Optional.of("reference")),
			new PersonPart("detainee_contact", "detainee_contact", "*", "contact_hash = ?",
					Optional.of("case_reference")),
			new PersonPart("detainee_visitor", "detainee_visitor", "*", "identity_hash = ?",
					Optional.of("case_reference")),
			new PersonPart("leave_authorisation", "leave_authorisation", "*",
					"case_reference in (select case_reference from detainee_case where detainee_hash = ?)",
					Optional.of("case_reference")));

	/**
	 * Tables that are in no package of a person: the log, of which they get the looks at
	 * their data, and what is held of the ministry's disposal.
	 */
	static final Set<String> OF_THE_MINISTRY = Set.of("audit_entry", "disposal_entry");

	/**
	 * Tables of a confidential case that are in the package of its requester. The others
	 * say more of the detainee, of other people and of the committee than of them.
	 */
	static final Set<String> OF_A_PERSON_IN_CONFIDENCE = Set.of("case_file", "case_particular", "case_milestone",
			"case_link", "case_rating", "case_question", "case_reopening", "case_scan", "paper", "bill", "payout",
			"booking", "booking_event", "delivery", "number_proof", "contact_enquiry", "disclosure", "assistance",
			"assistance_account");

	/** Columns of those tables by which a person would learn what others said or are. */
	static final Set<String> WITHHELD = Set.of("detainee_contact.revoked_why", "detainee_contact.revoked_by",
			"disclosure.why", "disclosure.stage", "detainee_visitor.assessed_code", "detainee_visitor.reason_code",
			"detainee_visitor.reason", "leave_authorisation.reason_code", "leave_authorisation.guarantor_name",
			"leave_authorisation.guarantor_identity", "leave_authorisation.guarantor_relation");

	/** Deeds by which somebody saw data of a person, or got a copy. */
	private static final List<String> LOOKS = List.of("case.read", "original.open", "case.handedOver",
			"person.exported", "handover.downloaded");

	/** Columns with accounts of staff, beside those whose name ends in {@code _by}. */
	private static final Set<String> ACCOUNTS = Set.of("author", "person", "officer", "member");

	/** Columns that say nothing outside the program. */
	private static final List<String> LEFT_OUT = List.of("identity_hash", "person_hash", "answer_id", "fingerprint",
			"words", "words_key", "seal", "signature", "paper_key", "pin_hash", "detainee_hash", "contact_hash",
			"mobile_hash", "number_hash", "content_hash", "package_hash", "addressee", "call_name");

	private static final Pattern ENDING = Pattern.compile("\\.([A-Za-z0-9]{1,5})$");

	private static final List<Integer> BINARY = List.of(Types.BLOB, Types.BINARY, Types.VARBINARY);

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	PackageRepository(JdbcClient jdbc, PersonalFields fields) {
		this.jdbc = jdbc;
		this.fields = fields;
	}

	private static Map<String, String> tables() {
		var tables = new LinkedHashMap<String, String>();
		tables.put("case_file", "reference");
		List.of("case_particular", "case_note", "case_notice", "case_milestone", "case_step", "case_involvement",
				"case_link", "case_hold", "register_query", "service_finding", "service_verdict", "service_worker",
				"directive", "meeting_record", "step_performer", "disposal_entry")
			.forEach((table) -> tables.put(table, "reference"));
		List.of("case_scan", "paper", "case_question", "case_reopening", "case_rating", "register_exchange", "bill",
				"payout", "delivery", "booking", "booking_event", "video_room", "identity_proof", "handover_order",
				"audit_entry",
				// Tables of confidential domains, which their own officers hand over
				"detainee_case", "detainee_contact", "contact_enquiry", "detainee_watch", "terminal_access",
				"number_proof", "disclosure", "detainee_visit", "detainee_visitor", "assistance_study",
				"assistance_vote", "assistance", "assistance_account", "leave_authorisation")
			.forEach((table) -> tables.put(table, "case_reference"));
		return tables;
	}

	/** Returns the rows of a table, with sealed values opened. */
	List<Map<String, Object>> rows(String table, String reference) {
		return rows(table, TABLES.get(table), reference);
	}

	/** Checks whether a column has accounts of staff. */
	static boolean isAccount(String column) {
		return column.endsWith("_by") || ACCOUNTS.contains(column);
	}

	/** Returns the rows of a person in a part, with sealed values opened. */
	List<Map<String, Object>> rowsOfPerson(PersonPart part, String personHash) {
		return query(part.table(), part.columns(), part.condition(), personHash);
	}

	/** Returns how messages go to the numbers that these cases name. */
	List<Map<String, Object>> messageChoices(List<String> references) {
		return references.stream()
			.flatMap((reference) -> rows("case_file", reference).stream())
			.map((file) -> (String) file.get("mobile"))
			.distinct()
			.flatMap((mobile) -> rows("message_choice", "number_hash", this.fields.hash(mobile)).stream())
			.toList();
	}

	private List<Map<String, Object>> rows(String table, String column, String value) {
		return query(table, "*", column + " = ?", value);
	}

	private List<Map<String, Object>> query(String table, String columns, String condition, String value) {
		return this.jdbc.sql(NeutralText.format("select %s from %s where %s", columns, table, condition))
			.param(value)
			.query((row, index) -> {
				var values = new LinkedHashMap<String, Object>();
				var found = row.getMetaData();
				for (var number = 1; number <= found.getColumnCount(); number++) {
					var label = found.getColumnLabel(number).toLowerCase(Locale.ROOT);
					if (!LEFT_OUT.contains(label) && !BINARY.contains(found.getColumnType(number))) {
						values.put(label, value(table + "." + label, row.getObject(number)));
					}
				}
				return (Map<String, Object>) values;
			})
			.list();
	}

	private Object value(String column, Object value) {
		if (value instanceof String text && this.fields.isSealed(column)) {
			return this.fields.open(column, text);
		}
		if (value instanceof OffsetDateTime moment) {
			return moment.toInstant().toString();
		}
		if (value instanceof Timestamp moment) {
			return moment.toInstant().toString();
		}
		return (value instanceof Number || value instanceof Boolean || value == null) ? value : value.toString();
	}

	/** Returns who saw data of a case, or got a copy of it. */
	List<Look> looks(String reference) {
		return this.jdbc.sql(
				"select happened_at, actor, deed, subject, detail from audit_entry where case_reference = ? and deed in "
						+ "(?, ?, ?, ?, ?) order by id")
			.param(reference)
			.params(LOOKS)
			.query((row, index) -> Look.of(row.getTimestamp("happened_at").toInstant(), row.getString("actor"),
					row.getString("deed"), row.getString("subject"), row.getString("detail"), reference))
			.list();
	}

	/** Returns who looked a person up in the register of persons, or was refused it. */
	List<Look> looksIntoRegister(String personHash) {
		return this.jdbc.sql("""
				select looked_at, reader, 'REGISTER' as shown from person_look where identity_hash = :person
				union all
				select refused_at, reader, 'REGISTER_REFUSED' from person_look_refusal where identity_hash = :person
				order by 1""")
			.param("person", personHash)
			.query((row, index) -> new Look(row.getTimestamp(1).toInstant(), row.getString(2), row.getString(3),
					Optional.empty(), Optional.empty(), Optional.empty()))
			.list();
	}

	/** Returns process and state of a case. */
	Optional<Handed> find(String reference) {
		return this.jdbc.sql("select process_key, closed_at from case_file where reference = ?")
			.param(reference)
			.query((row, index) -> new Handed(row.getString("process_key"), row.getTimestamp("closed_at") != null))
			.optional();
	}

	String hashOf(String identityNumber) {
		return this.fields.hash(identityNumber);
	}

	/** Returns the hash of the identity number of a case's requester. */
	String requesterOf(String reference) {
		return this.jdbc.sql("select identity_hash from case_file where reference = ?")
			.param(reference)
			.query(String.class)
			.optional()
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "case.unknown"));
	}

	/** Returns the references of all cases of a person, the oldest first. */
	List<String> casesOf(String personHash) {
		return this.jdbc.sql("select reference from case_file where identity_hash = ? order by opened_at, reference")
			.param(personHash)
			.query(String.class)
			.list();
	}

	/**
	 * Returns the references of all cases that are a person's or name them, the oldest
	 * first.
	 */
	List<String> casesWith(String personHash) {
		var named = PERSON_PARTS.stream()
			.filter((part) -> part.namesCase().isPresent())
			.map((part) -> NeutralText.format("select %s from %s where %s", part.namesCase().get(), part.table(),
					part.condition().replace("?", ":person")))
			.collect(Collectors.joining(" union "));
		return this.jdbc.sql(NeutralText.format("""
				select reference from case_file where identity_hash = :person or reference in (%s)
				order by opened_at, reference""", named)).param("person", personHash).query(String.class).list();
	}

	/** Returns the bytes of the files of a case as they were received. */
	long originalByteCount(String reference) {
		return this.jdbc
			.sql("""
					select coalesce(sum(o.byte_count), 0) from scan_original o where o.content_hash <> o.original_hash and o.content_hash in (
					  select content_hash from case_scan where case_reference = ?)""")
			.param(reference)
			.query(Long.class)
			.single();
	}

	/**
	 * Returns the files of a case as they were received, as far as they are others than
	 * what was drawn from them.
	 * @throws RefusalException {@code archive.unavailable} while one of them is still on
	 * its way into the archive
	 */
	List<Content> originals(String reference) {
		return this.jdbc
			.sql("""
					select s.number, s.name, o.archived_hash from case_scan s join scan_original o on o.content_hash = s.content_hash
					where s.case_reference = ? and o.content_hash <> o.original_hash order by s.ordinal""")
			.param(reference)
			.query((row, index) -> new Content("originals/", row.getString(1),
					ending(this.fields.open("case_scan.name", row.getString(2))),
					Optional.ofNullable(row.getString(3))
						.orElseThrow(() -> new RefusalException(Kind.UNAVAILABLE, "archive.unavailable")),
					true))
			.list();
	}

	private static String ending(String name) {
		var found = ENDING.matcher(name);
		return found.find() ? found.group(1).toLowerCase(Locale.ROOT) : "bin";
	}

	/** Returns the sealed recordings of the meetings of a case. */
	List<Recording> recordings(String reference) {
		return this.jdbc
			.sql("""
					select r.id, r.room_id, r.seat_number, r.part, s.role, r.begun_at, r.duration_ms, r.sound_ms, r.picture_ms, r.software, r.hash,
					  r.byte_count, c.certificate
					from room_recording r join video_room v on v.id = r.room_id
					left join recording_check c on c.room_id = r.room_id
					join room_seat s on s.room_id = r.room_id and s.number = r.seat_number
					where v.case_reference = ? and r.state = 'SEALED' order by r.room_id, r.seat_number, r.part""")
			.param(reference)
			.query(RecordRowMapper.of(Recording.class))
			.list();
	}

	/** Returns the hashes of the pieces of a recording, in their order. */
	List<String> pieces(Recording recording) {
		return this.jdbc.sql("select content_hash from recording_piece where recording_id = ? order by place")
			.param(recording.id())
			.query(String.class)
			.list();
	}

	/** Returns the bytes of papers and scans of a case. */
	long byteCount(String reference) {
		return this.jdbc.sql("""
				select coalesce(sum(i.byte_count), 0) from archive_item i where i.hash in (
				  select content_hash from paper where case_reference = :reference
				  union select content_hash from case_scan where case_reference = :reference)""")
			.param("reference", reference)
			.query(Long.class)
			.single();
	}

	/** Returns the contents of papers and scans of a case, by the file's name. */
	List<Content> contents(String reference) {
		var contents = new ArrayList<Content>();
		contents.addAll(this.jdbc
			.sql("""
					select p.number, i.media_type, p.content_hash, p.audience from paper p join archive_item i on i.hash = p.content_hash
					where p.case_reference = ? order by p.ordinal""")
			.param(reference)
			.query((row, index) -> new Content("papers/", row.getString(1), endingOf(row.getString(2)),
					row.getString(3), row.getString(4).equals(IssuedPaper.Audience.REQUESTER.name())))
			.list());
		contents.addAll(this.jdbc
			.sql("""
					select s.number, i.media_type, s.content_hash from case_scan s join archive_item i on i.hash = s.content_hash
					where s.case_reference = ? order by s.ordinal""")
			.param(reference)
			.query((row, index) -> new Content("scans/", row.getString(1), endingOf(row.getString(2)), row.getString(3),
					true))
			.list());
		return contents;
	}

	private static String endingOf(String mediaType) {
		return switch (mediaType) {
			case "application/pdf" -> "pdf";
			case "image/jpeg" -> "jpg";
			case "image/png" -> "png";
			default -> "bin";
		};
	}

	/**
	 * A part of a table that says something of a person.
	 *
	 * @param file name of its file in the package
	 * @param condition condition with the hash of the identity number
	 * @param namesCase column with the reference of a case, which may be another
	 * person's; empty for rows of no case, which only the records office has
	 */
	record PersonPart(String file, String table, String columns, String condition, Optional<String> namesCase) {
	}

	/** The recording of a seat, or a part of it. */
	record Recording(long id, long roomId, int seatNumber, int part, String role, Instant begunAt,
			Optional<Long> durationMs, Optional<Long> soundMs, Optional<Long> pictureMs, Optional<String> software,
			String hash, long byteCount, Optional<String> certificate) {

		/** Returns the name of its file in a package. */
		String file() {
			return "recordings/" + this.roomId + "-" + this.seatNumber + "-" + this.part + ".mkv";
		}

		/** Returns all that is known of it, by name. */
		Map<String, Object> facts() {
			var facts = new LinkedHashMap<String, Object>();
			facts.put("file", file());
			facts.put("role", this.role);
			facts.put("begun_at", this.begunAt.toString());
			facts.put("duration_ms", this.durationMs.orElse(null));
			facts.put("sound_ms", this.soundMs.orElse(null));
			facts.put("picture_ms", this.pictureMs.orElse(null));
			facts.put("software", this.software.orElse(null));
			facts.put("sha256", this.hash);
			facts.put("byte_count", this.byteCount);
			facts.put("certificate", this.certificate.orElse(null));
			return facts;
		}

	}

	/** The part of a case that decides whether it may be handed over. */
	record Handed(String processKey, boolean closed) {
	}

	/**
	 * A content with its number, such as {@code 1448-0001234-7/1}.
	 *
	 * @param forRequester false for a paper that is for staff only
	 */
	record Content(String folder, String number, String ending, String hash, boolean forRequester) {

		/** Returns the name of its file in a package, such as {@code papers/1.pdf}. */
		String file() {
			return this.folder + this.number.substring(this.number.indexOf('/') + 1) + "." + this.ending;
		}

	}

	/**
	 * A look of somebody at data of a person, or a copy of it.
	 *
	 * @param reader account of staff, or the requester
	 * @param shown what they saw, such as {@code CASE} or {@code PAPER}
	 * @param door where they saw it, such as {@code TASKLIST}
	 */
	record Look(Instant at, String reader, String shown, Optional<String> door, Optional<String> paper,
			Optional<String> reference) {

		private static final Pattern SHOWN = Pattern.compile("shown=(\\S+)");

		private static final Pattern PAPER = Pattern.compile("paper=(\\S+)");

		static Look of(Instant at, String reader, String deed, String subject, String detail, String reference) {
			var read = deed.equals("case.read");
			return new Look(at, reader, read ? fact(SHOWN, detail).orElse("CASE") : kind(deed),
					Optional.ofNullable(subject).filter((door) -> read), fact(PAPER, detail), Optional.of(reference));
		}

		private static String kind(String deed) {
			return deed.equals("original.open") ? "ORIGINAL" : "PACKAGE";
		}

		private static Optional<String> fact(Pattern pattern, String detail) {
			return Optional.ofNullable(detail)
				.map(pattern::matcher)
				.filter(Matcher::find)
				.map((found) -> found.group(1));
		}

	}

}
