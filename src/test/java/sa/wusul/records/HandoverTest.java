package sa.wusul.records;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipInputStream;

import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.archive.Archive;
import sa.wusul.archive.ArchiveForTests;
import sa.wusul.archive.ContentKind;
import sa.wusul.casefile.CaseRead;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditForTests;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.Sha256;
import sa.wusul.records.HandoverOrder.Content;
import sa.wusul.records.HandoverOrder.State;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The package of a case")
@Tag("fast")
class HandoverTest {

	/** Tables that name a case and are in no package, and why. */
	private static final Map<String, String> LEFT_OUT = Map.ofEntries(
			Map.entry("outbox", "orders to systems outside; what came of them is in the timeline"),
			Map.entry("inbox", "messages of systems outside; what came of them is in the timeline"),
			Map.entry("sms_follow_up", "messages that wait for their receipts; the timeline has them"),
			Map.entry("login_attempt", "gone after a day"), Map.entry("one_time_code", "secrets"),
			Map.entry("slot", "the ministry's calendar; the booking is in the package"),
			Map.entry("phone_call", "calls of staff"), Map.entry("phone_call_event", "calls of staff"),
			Map.entry("task_notice", "notices to staff"), Map.entry("disposed_case", "cases that are erased"),
			Map.entry("case_word", "hashes by which staff find the case; its words are in the package"),
			Map.entry("visit", "its reference is a visit's"),
			Map.entry("bill_difference", "its reference is the biller's"),
			Map.entry("sealed_envelope", "a letter of a detainee, for its addressee only"),
			Map.entry("recording_viewing", "viewings of staff; the audit log is in the package"),
			Map.entry("meeting_dossier", "its papers are in the package"),
			Map.entry("meeting_dossier_reading", "its papers are in the package"),
			Map.entry("morning_sheet_case", "sheets of the Minister's office, gone after ninety days"));

	private static final String REFERENCE = "1448-0000001-0";

	private static final String SECRET = "1448-0000002-8";

	private static final String IDENTITY = "1058529940";

	/** A person with no case of their own. */
	private static final String NAMED = "1043219805";

	/** A link of the ordinary case to the confidential one, which nobody may learn. */
	private static final String LINKED = "case_link.json";

	private static final byte[] SENT = { 9, 9, 9 };

	private static final byte[] LETTER = "%PDF letter".getBytes(StandardCharsets.UTF_8);

	private static final byte[] RECORDING = "pieces".getBytes(StandardCharsets.UTF_8);

	@TempDir
	private Path folder;

	@OnBothDatabases
	@DisplayName("has every table that names a case, or the test says why not")
	void tables(TestDatabase database) {
		var tables = database.tablesOfCases();
		assertThat(tables)
			.allSatisfy((table) -> assertThat(PackageRepository.TABLES.containsKey(table) ^ LEFT_OUT.containsKey(table))
				.as(table + " is either in PackageRepository or left out with a reason")
				.isTrue());
		assertThat(tables).containsAll(PackageRepository.TABLES.keySet());
	}

	@OnBothDatabases
	@DisplayName("is valid to the verifier of BagIt, with rows, timeline, papers and scans in clear, and one changed byte is found")
	void valid(TestDatabase database) throws Exception {
		var service = service(database);
		var out = new ByteArrayOutputStream();
		service.writeCase(REFERENCE, "records", "طلب المركز الوطني للوثائق", out);
		var bag = unzip(out.toByteArray(), "case-" + database).resolve(REFERENCE);
		verify(bag);

		assertThat(Files.readString(bag.resolve("data/records/case_file.json"))).contains(IDENTITY, "سعد")
			.doesNotContain("v1:", "identity_hash");
		assertThat(Files.readString(bag.resolve("data/records/case_milestone.json"))).contains("سُجل طلبكم");
		assertThat(Files.readString(bag.resolve("data/records/audit_entry.json"))).contains("case.handedOver");
		assertThat(bag.resolve("data/papers/1.pdf")).hasBinaryContent(LETTER);
		assertThat(bag.resolve("data/scans/S1.png")).hasBinaryContent(new byte[] { 1, 2 });
		assertThat(Files.readString(bag.resolve("bag-info.txt"))).contains("External-Identifier: " + REFERENCE);
		try (var recorded = Files.list(bag.resolve("data/recordings"))) {
			assertThat(recorded).singleElement().satisfies((file) -> assertThat(file).hasBinaryContent(RECORDING));
		}
		assertThat(Files.readString(bag.resolve("data/records/recording.json"))).contains(Sha256.hex(RECORDING), "HOST")
			.contains("\"certificate\" : \"" + REFERENCE + "/1\"")
			.doesNotContain("auditor-huda");
		assertThat(service.byteCount(REFERENCE)).as("papers, scans and recordings")
			.isEqualTo(LETTER.length + 2 + RECORDING.length);

		Files.write(bag.resolve("data/papers/1.pdf"), "%PDF lettes".getBytes(StandardCharsets.UTF_8));
		assertThatThrownBy(() -> verify(bag)).hasMessageContaining("papers/1.pdf");
	}

	@OnBothDatabases
	@DisplayName("of a person has all their cases, with the files that they sent, but nothing of a confidential one, "
			+ "and how their messages reach them")
	void person(TestDatabase database) throws Exception {
		var out = new ByteArrayOutputStream();
		assertThat(service(database).writePerson(IDENTITY, "records", "طلب صاحب البيانات", out)).isOne();
		var bag = unzip(out.toByteArray(), "person-" + database).resolve("person");
		verify(bag);
		assertThat(bag.resolve("data/cases/" + REFERENCE + "/papers/1.pdf")).exists();
		assertThat(bag.resolve("data/recordings")).as("others are seen in it").doesNotExist();
		assertThat(Files.readString(bag.resolve("index.html"))).contains("وليس فيها تسجيل لقائكم المرئي");
		assertThat(bag.resolve("data/cases/" + REFERENCE + "/originals/S1.png")).hasBinaryContent(SENT);
		assertThat(Files.readString(bag.resolve("manifest-sha256.txt"))).contains(Sha256.hex(SENT) + "  data/cases/");
		assertThat(bag.resolve("data/cases/" + SECRET)).doesNotExist();
		assertThat(everyText(bag)).doesNotContain(SECRET);
		assertThat(bag.resolve("data/cases/" + REFERENCE + "/records/" + LINKED)).doesNotExist();
		assertThat(Files.readString(bag.resolve("data/records/message_choice.json"))).contains("saad@example.com")
			.doesNotContain("number_hash");
		assertThat(database.jdbc()
			.sql("select case_reference from audit_entry where deed = 'person.exported' and actor = 'records'")
			.query(String.class)
			.list()).containsExactly(REFERENCE);
	}

	@OnBothDatabases
	@DisplayName("of a person says who looked at their data by role, and names no account of staff")
	void looks(TestDatabase database) throws Exception {
		var out = new ByteArrayOutputStream();
		service(database).writePerson(IDENTITY, "khalid", "طلب صاحب البيانات", out);
		var bag = unzip(out.toByteArray(), "looks-" + database).resolve("person");
		assertThat(Files.readString(bag.resolve("data/looks.json")))
			.contains("Audit officers", "موظفو التدقيق", "\"shown\" : \"PAPER\"", "\"through\" : \"TASKLIST\"",
					"\"shown\" : \"REGISTER\"", "\"shown\" : \"PACKAGE\"")
			.doesNotContain("requester", "Tawasul", "تواصل");
		assertThat(everyText(bag)).doesNotContain("auditor-huda", "tawasul-nora", "khalid");
		var page = Files.readString(bag.resolve("index.html"));
		assertThat(page).contains("موظفو التدقيق", "Audit officers", "Staff of the ministry", REFERENCE, "تجديد",
				"data/cases/" + REFERENCE + "/originals/S1.png");
		assertThat(Files.readString(bag.resolve("tagmanifest-sha256.txt"))).contains("index.html");
	}

	@OnBothDatabases
	@DisplayName("of a person in a confidential domain has their own cases there, without what was said of others")
	void confidential(TestDatabase database) throws Exception {
		var service = service(database);
		var person = EncryptionForTests.fields(database.dataSource()).hash(IDENTITY);
		var bag = written(service, order("tawasul", SECRET, person), "secret-" + database);
		assertThat(bag.resolve("data/cases/" + SECRET + "/records/case_file.json")).exists();
		assertThat(bag.resolve("data/cases/" + SECRET + "/records/case_note.json")).doesNotExist();
		assertThat(bag.resolve("data/cases/" + REFERENCE)).doesNotExist();
		assertThat(Files.readString(bag.resolve("index.html"))).contains("نافذة تواصل");
		assertThat(service.byteCountOfPerson(person, "records")).isEqualTo(LETTER.length + 2 + SENT.length);
	}

	@Test
	@DisplayName("leaves the program in parts that never grow")
	void parts() throws Exception {
		var parts = new ArrayList<byte[]>();
		var all = new ByteArrayOutputStream();
		var random = new Random(1);
		try (var writer = new PackagePartWriter(1000, (part, content) -> {
			assertThat(Sha256.hex(content)).isEqualTo(part.hash());
			parts.add(content);
		})) {
			for (var length : List.of(1, 999, 1000, 2500, 0, 7)) {
				var bytes = new byte[length];
				random.nextBytes(bytes);
				writer.write(bytes);
				all.write(bytes);
			}
			writer.close();
			assertThat(writer.hash()).isEqualTo(Sha256.hex(all.toByteArray()));
			assertThat(writer.parts()).hasSize(5).allSatisfy((part) -> assertThat(part.byteCount()).isBetween(1, 1000));
		}
		var together = new ByteArrayOutputStream();
		for (var part : parts) {
			together.write(part);
		}
		assertThat(together.toByteArray()).isEqualTo(all.toByteArray());
	}

	@OnBothDatabases
	@DisplayName("of a person whom only cases of others name has what these say of them, and nothing of the people who made them")
	void named(TestDatabase database) throws Exception {
		var service = service(database);
		var fields = EncryptionForTests.fields(database.dataSource());
		var named = fields.hash(NAMED);
		name(database, fields);
		assertThat(service.casesWith(named, "tawasul")).containsExactly(SECRET);
		assertThat(service.casesWith(named, "records")).containsExactly(REFERENCE);

		var window = written(service, order("tawasul", SECRET, named), "window-" + database);
		assertThat(Files.readString(window.resolve("data/records/detainee_visitor.json"))).contains(NAMED, "هند")
			.doesNotContain("reason");
		assertThat(Files.readString(window.resolve("data/records/leave_authorisation.json"))).contains("WEDDING")
			.doesNotContain("guarantor_name", "فهد");
		assertThat(everyText(window)).doesNotContain(REFERENCE, IDENTITY, "تجديد");
		assertThat(Files.readString(window.resolve("index.html"))).contains(SECRET, "Requests of others that name you");

		var ordinary = written(service, order("records", REFERENCE, named), "ordinary-" + database);
		assertThat(Files.readString(ordinary.resolve("data/records/service_worker.json"))).contains(NAMED);
		assertThat(Files.readString(ordinary.resolve("data/records/agent.json"))).contains("هند", NAMED)
			.doesNotContain("requester_name");
		assertThat(everyText(ordinary)).doesNotContain(SECRET, IDENTITY, "تجديد");
		assertThat(database.jdbc()
			.sql("select case_reference from audit_entry where deed = 'person.exported' order by id")
			.query(String.class)
			.list()).containsExactly(SECRET, REFERENCE);
	}

	/** Enters another person as worker, agent, visitor and detainee in the cases. */
	private static void name(TestDatabase database, PersonalFields fields) {
		var jdbc = database.jdbc();
		jdbc.sql("update case_file set agent_name = ?, agent_identity = ?, agent_hash = ? where reference = ?")
			.params(fields.seal("case_file.agent_name", "هند"), fields.seal("case_file.agent_identity", NAMED),
					fields.hash(NAMED), REFERENCE)
			.update();
		jdbc.sql("insert into service_worker (reference, line, identity_number, identity_hash) values (?, 1, ?, ?)")
			.params(REFERENCE, fields.seal("service_worker.identity_number", NAMED), fields.hash(NAMED))
			.update();
		jdbc.sql("""
				insert into detainee_visit (case_reference, kind, section, state, asked_at)
				values (?, 'VIDEO', 'men', 'BOOKED', current_timestamp)""").param(SECRET).update();
		jdbc.sql(
				"""
						insert into detainee_visitor (case_reference, ordinal, identity_number, identity_hash, visitor_name, reason_code)
						values (?, 1, ?, ?, ?, 'X')""")
			.params(SECRET, fields.seal("detainee_visitor.identity_number", NAMED), fields.hash(NAMED),
					fields.seal("detainee_visitor.visitor_name", "هند"))
			.update();
		jdbc.sql("""
				insert into detainee_case (case_reference, detainee_identity, detainee_hash, contact_role, opened_at)
				values (?, ?, ?, 'FAMILY', current_timestamp)""")
			.params(SECRET, fields.seal("detainee_case.detainee_identity", NAMED), fields.hash(NAMED))
			.update();
		jdbc.sql(
				"""
						insert into leave_authorisation (number, case_reference, detainee_identity, reason, state, inquiry, asked_at,
						  guarantor_name, changed_at)
						values ('L-1', ?, ?, 'WEDDING', 'APPROVED', 1, current_timestamp, ?, current_timestamp)""")
			.params(SECRET, fields.seal("leave_authorisation.detainee_identity", NAMED),
					fields.seal("leave_authorisation.guarantor_name", "فهد"))
			.update();
	}

	private Path written(PackageService service, HandoverOrder order, String name) throws Exception {
		var out = new ByteArrayOutputStream();
		service.write(order, out);
		var bag = unzip(out.toByteArray(), name).resolve("person");
		verify(bag);
		return bag;
	}

	private static HandoverOrder order(String domain, String reference, String person) {
		return new HandoverOrder(1, domain, "riyadh", Content.PERSON, reference, "سبب", State.ORDERED, "tawasul-nora",
				Instant.EPOCH, Optional.of("tawasul-supervisor"), Optional.empty(), Optional.empty(), Optional.empty(),
				Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(person));
	}

	/** Returns all that can be read in a package. */
	private static String everyText(Path bag) throws IOException {
		var text = new StringBuilder();
		try (var files = Files.walk(bag)) {
			for (var file : files.filter((path) -> path.toString().matches(".*\\.(json|txt|html)")).toList()) {
				text.append(file).append(Files.readString(file));
			}
		}
		return text.toString();
	}

	@OnBothDatabases
	@DisplayName("is refused for a case that is open, confidential or unknown, before the log has an entry")
	void refused(TestDatabase database) {
		var service = service(database);
		database.jdbc().sql("update case_file set closed_at = null").update();
		for (var refused : Map.of(REFERENCE, "handover.open", SECRET, "case.unknown", "1448-0000009-9", "case.unknown")
			.entrySet()) {
			assertThatExceptionOfType(RefusalException.class)
				.isThrownBy(() -> service.writeCase(refused.getKey(), "records", "سبب", new ByteArrayOutputStream()))
				.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo(refused.getValue()));
		}
		assertThat(database.jdbc()
			.sql("select count(*) from audit_entry where deed <> 'case.read'")
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	@DisplayName("is not written without a name and a reason")
	void incomplete() {
		var answer = new StringBuilder();
		assertThat(HandoverCommand.isMeant("hand-over")).isTrue();
		assertThat(HandoverCommand.run(answer, "hand-over", "--case=" + REFERENCE, "--to=x", "--by=records"))
			.isEqualTo(1);
		assertThat(answer).contains("--reason=");
	}

	private static void verify(Path bag) throws Exception {
		try (var verifier = new BagVerifier()) {
			verifier.isValid(new BagReader().read(bag), false);
		}
	}

	private PackageService service(TestDatabase database) {
		var fields = EncryptionForTests.fields(database.dataSource());
		var archive = ArchiveForTests.in(database, this.folder.resolve("archive-" + database));
		enter(database, fields, archive);
		var rights = Rights.load();
		return new PackageService(new PackageRepository(database.jdbc(), fields),
				new StaffRoleRepository(database.jdbc(), rights), new PackageIndexRenderer(), archive, rights,
				AuditForTests.log(database), Clock.systemUTC());
	}

	private static void enter(TestDatabase database, PersonalFields fields, Archive archive) {
		var jdbc = database.jdbc();
		for (var file : Map.of(REFERENCE, "intake-request-registration", SECRET, "tawasul-status-enquiry").entrySet()) {
			jdbc.sql(
					"""
							insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash,
							  requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at, closed_at)
							values (?, ?, 'PORTAL', 'riyadh', 'men', 'passport', 'ANSWERED', ?, ?,
							  'CITIZEN', ?, ?, ?, ?, ?, 'channel', current_timestamp, current_timestamp)""")
				.params(file.getKey(), file.getValue(), fields.seal("case_file.identity_number", IDENTITY),
						fields.hash(IDENTITY), fields.seal("case_file.requester_name", "سعد"),
						fields.seal("case_file.mobile", "+966500000001"), fields.seal("case_file.subject", "تجديد"),
						fields.seal("case_file.request_text", "نص"), Sha256.hex(file.getKey().getBytes()))
				.update();
		}
		jdbc.sql("insert into case_milestone (reference, sentence, reached_at) values (?, ?, current_timestamp)")
			.params(REFERENCE, fields.seal("case_milestone.sentence", "سُجل طلبكم"))
			.update();
		jdbc.sql("""
				insert into message_choice (number_hash, language, channel, address, changed_at)
				values (?, 'en', 'EMAIL', ?, current_timestamp)""")
			.params(fields.hash("+966500000001"), fields.seal("message_choice.address", "saad@example.com"))
			.update();
		archive.keep(Sha256.hex(LETTER), ContentKind.PAPER, "application/pdf", LETTER);
		jdbc.sql("""
				insert into paper (number, paper_key, case_reference, ordinal, template, title, content_hash, issued_at)
				values (?, 'k', ?, 1, 'answer-letter', 'رد', ?, current_timestamp)""")
			.params(REFERENCE + "/1", REFERENCE, Sha256.hex(LETTER))
			.update();
		archive.keep(Sha256.hex(new byte[] { 1, 2 }), ContentKind.SCAN, "image/png", new byte[] { 1, 2 });
		jdbc.sql(
				"""
						insert into case_scan (number, case_reference, ordinal, kind_code, kind, name, content_hash, added_by, added_at)
						values (?, ?, 1, 'PHOTO', 'صورة', ?, ?, 'clerk', current_timestamp)""")
			.params(REFERENCE + "/S1", REFERENCE, fields.seal("case_scan.name", "a.png"),
					Sha256.hex(new byte[] { 1, 2 }))
			.update();
		archive.keep(Sha256.hex(SENT), ContentKind.ORIGINAL, "application/octet-stream", SENT);
		jdbc.sql("""
				insert into scan_original (content_hash, original_hash, archived_hash, byte_count, kept_at)
				values (?, ?, ?, ?, current_timestamp)""")
			.params(Sha256.hex(new byte[] { 1, 2 }), Sha256.hex(SENT), Sha256.hex(SENT), SENT.length)
			.update();
		jdbc.sql("""
				insert into case_link (reference, linked, kind, linked_by, linked_at)
				values (?, ?, 'EARLIER', 'program', current_timestamp)""").params(REFERENCE, SECRET).update();
		look(database, fields);
		record(database, fields, archive);
	}

	/** Enters the recording of one seat, in two pieces. */
	private static void record(TestDatabase database, PersonalFields fields, Archive archive) {
		var jdbc = database.jdbc();
		jdbc.sql(
				"""
						insert into video_room (room_key, case_reference, purpose, state, starts_at, ends_at, recorded, monitored, from_home, call_name)
						values ('k', ?, 'MINISTER_MEETING', 'CLOSED', current_timestamp, current_timestamp, true, false, true, ?)""")
			.params(REFERENCE, fields.seal("video_room.call_name", "call"))
			.update();
		jdbc.sql("""
				insert into room_seat (room_id, number, role, account, state)
				select id, 1, 'HOST', 'auditor-huda', 'LEFT' from video_room""").update();
		jdbc.sql(
				"""
						insert into room_recording (room_id, seat_number, part, state, spool, begun_at, software, hash, byte_count, duration_ms, sound_ms,
						  picture_ms) select id, 1, 1, 'SEALED', 'spool', current_timestamp, 'ffmpeg 7', ?, 6, 1000, 900, 800 from video_room""")
			.param(Sha256.hex(RECORDING))
			.update();
		jdbc.sql("insert into recording_check (room_id, outcome, checked_at, certificate) "
				+ "select id, 'WHOLE', current_timestamp, ? from video_room")
			.param(REFERENCE + "/1")
			.update();
		for (var place = 0; place < 2; place++) {
			var piece = Arrays.copyOfRange(RECORDING, 3 * place, 3 * place + 3);
			archive.keep(Sha256.hex(piece), ContentKind.RECORDING, "video/x-matroska", piece);
			jdbc.sql("insert into recording_piece (recording_id, place, content_hash, byte_count) "
					+ "select id, ?, ?, 3 from room_recording")
				.params(place, Sha256.hex(piece))
				.update();
		}
	}

	/** Enters looks of an auditor, of an officer of the window, and of the person. */
	private static void look(TestDatabase database, PersonalFields fields) {
		var jdbc = database.jdbc();
		jdbc.sql("create table ACT_ID_MEMBERSHIP (USER_ID_ varchar(64), GROUP_ID_ varchar(64))").update();
		for (var member : Map
			.of("auditor-huda", "audit-officers-riyadh", "tawasul-nora", "tawasul-officers-riyadh", "khalid",
					"records-officers-riyadh")
			.entrySet()) {
			jdbc.sql("insert into ACT_ID_MEMBERSHIP values (?, ?)").params(member.getKey(), member.getValue()).update();
		}
		for (var reader : List.of("auditor-huda", "tawasul-nora")) {
			jdbc.sql("insert into person_look (identity_hash, reader, looked_at) values (?, ?, current_timestamp)")
				.params(fields.hash(IDENTITY), reader)
				.update();
		}
		jdbc.sql("update case_scan set added_by = 'auditor-huda'").update();
		var log = AuditForTests.log(database);
		log.add(AuditEntry.done("auditor-huda", "case.read")
			.ofCase(REFERENCE)
			.on("TASKLIST")
			.with("shown=PAPER paper=" + REFERENCE + "/1"));
		log.add(AuditEntry.done(CaseRead.REQUESTER, "case.read").ofCase(REFERENCE).on("PORTAL").with("shown=CASE"));
	}

	private Path unzip(byte[] zip, String name) throws IOException {
		var to = Files.createDirectory(this.folder.resolve(name));
		try (var files = new ZipInputStream(new ByteArrayInputStream(zip))) {
			for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
				var file = to.resolve(entry.getName());
				Files.createDirectories(file.getParent());
				Files.write(file, files.readAllBytes());
			}
		}
		return to;
	}

}
