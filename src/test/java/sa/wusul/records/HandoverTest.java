package sa.wusul.records;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
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
import sa.wusul.platform.audit.AuditForTests;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.Sha256;
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
			Map.entry("visit", "its reference is a visit's"),
			Map.entry("bill_difference", "its reference is the biller's"),
			Map.entry("sealed_envelope", "a letter of a detainee, for its addressee only"),
			Map.entry("meeting_dossier", "its papers are in the package"),
			Map.entry("meeting_dossier_reading", "its papers are in the package"));

	private static final String REFERENCE = "1448-0000001-0";

	private static final String SECRET = "1448-0000002-8";

	private static final String IDENTITY = "1058529940";

	private static final byte[] LETTER = "%PDF letter".getBytes(StandardCharsets.UTF_8);

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

		Files.write(bag.resolve("data/papers/1.pdf"), "%PDF lettes".getBytes(StandardCharsets.UTF_8));
		assertThatThrownBy(() -> verify(bag)).hasMessageContaining("papers/1.pdf");
	}

	@OnBothDatabases
	@DisplayName("of a person has all their cases, but no confidential one, and how their messages reach them")
	void person(TestDatabase database) throws Exception {
		var out = new ByteArrayOutputStream();
		assertThat(service(database).writePerson(IDENTITY, "records", "طلب صاحب البيانات", out)).isOne();
		var bag = unzip(out.toByteArray(), "person-" + database).resolve("person");
		verify(bag);
		assertThat(bag.resolve("data/cases/" + REFERENCE + "/papers/1.pdf")).exists();
		assertThat(bag.resolve("data/cases/" + SECRET)).doesNotExist();
		assertThat(Files.readString(bag.resolve("data/records/message_choice.json"))).contains("saad@example.com")
			.doesNotContain("number_hash");
		assertThat(database.jdbc()
			.sql("select case_reference from audit_entry where deed = 'person.exported' and actor = 'records'")
			.query(String.class)
			.list()).containsExactly(REFERENCE);
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
		assertThat(database.jdbc().sql("select count(*) from audit_entry").query(Long.class).single()).isZero();
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
		return new PackageService(new PackageRepository(database.jdbc(), fields), archive, Rights.load(),
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
