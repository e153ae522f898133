package sa.wusul.records;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

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

	/**
	 * Tables that name a person beside their cases, by their file, each with the column
	 * that has the hash of the identity number.
	 */
	static final Map<String, String> PERSON_TABLES = Map.of("identity_proof", "person_hash", "request_draft",
			"identity_hash");

	/** Columns that say nothing outside the program. */
	private static final List<String> LEFT_OUT = List.of("identity_hash", "person_hash", "answer_id", "fingerprint",
			"words", "words_key", "seal", "signature", "paper_key", "pin_hash", "detainee_hash", "contact_hash",
			"mobile_hash", "number_hash", "content_hash", "addressee");

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
		List.of("case_particular", "case_note", "case_milestone", "case_step", "case_involvement", "case_link",
				"case_hold", "register_query", "service_finding", "service_verdict", "service_worker", "directive",
				"meeting_record", "step_performer", "disposal_entry")
			.forEach((table) -> tables.put(table, "reference"));
		List.of("case_scan", "paper", "case_reopening", "case_rating", "register_exchange", "bill", "payout",
				"delivery", "booking", "booking_event", "identity_proof", "handover_order", "audit_entry",
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

	/** Returns the rows of a table of persons, with sealed values opened. */
	List<Map<String, Object>> rowsOfPerson(String table, String personHash) {
		return rows(table, PERSON_TABLES.get(table), personHash);
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
		return this.jdbc.sql(NeutralText.format("select * from %s where %s = ?", table, column))
			.param(value)
			.query((row, index) -> {
				var values = new LinkedHashMap<String, Object>();
				var columns = row.getMetaData();
				for (var number = 1; number <= columns.getColumnCount(); number++) {
					var label = columns.getColumnLabel(number).toLowerCase(Locale.ROOT);
					if (!LEFT_OUT.contains(label) && !BINARY.contains(columns.getColumnType(number))) {
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
					select p.number, i.media_type, p.content_hash from paper p join archive_item i on i.hash = p.content_hash
					where p.case_reference = ? order by p.ordinal""")
			.param(reference)
			.query((row, index) -> new Content("papers/", row.getString(1), row.getString(2), row.getString(3)))
			.list());
		contents.addAll(this.jdbc
			.sql("""
					select s.number, i.media_type, s.content_hash from case_scan s join archive_item i on i.hash = s.content_hash
					where s.case_reference = ? order by s.ordinal""")
			.param(reference)
			.query((row, index) -> new Content("scans/", row.getString(1), row.getString(2), row.getString(3)))
			.list());
		return contents;
	}

	/** The part of a case that decides whether it may be handed over. */
	record Handed(String processKey, boolean closed) {
	}

	/** A content with its number, such as {@code 1448-0001234-7/1}. */
	record Content(String folder, String number, String mediaType, String hash) {

		/** Returns the name of its file in a package, such as {@code papers/1.pdf}. */
		String file() {
			return this.folder + this.number.substring(this.number.indexOf('/') + 1) + "." + switch (this.mediaType) {
				case "application/pdf" -> "pdf";
				case "image/jpeg" -> "jpg";
				case "image/png" -> "png";
				default -> "bin";
			};
		}

	}

}
