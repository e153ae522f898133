package sa.wusul.journey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.archive.ArchiveWatch;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.records.DisposalWatch;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.StaffBrowser;
import sa.wusul.support.WebAppSession;
import sa.wusul.tawasul.Contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A closed case of the Tawasul window whose retention time is over")
@Tag("story")
class ConfidentialDisposalTest {

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour extends ApplicationStory {

		private static final Pattern CODE = Pattern.compile("رمز التحقق (\\d{6})");

		/** A detainee serving a judgment in a prison of Riyadh. */
		private static final IdentityNumber DETAINEE = new IdentityNumber("1057830869");

		private static final String WIFE = "1366712766";

		/** A person without a case in the window. */
		private static final String VISITOR = "1987654322";

		private static final String NAME = "زرقاء النافذة الفريدة";

		private static final String REASON = "دعوى قائمة في المحكمة العامة";

		private static final String HOLD = "records-hold-change";

		/** Everybody whose work is near, and who must learn nothing. */
		private static final List<String> OTHERS = List.of("records", "records-second", "records-supervisor",
				"records-supervisor-second", "supervisor", "clerk", "admin", "guardian", "prison", "tawasul-jeddah",
				"tawasul-supervisor-regions");

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private DisposalWatch watch;

		@Autowired
		private ArchiveWatch archive;

		@Autowired
		private Contacts contacts;

		@Autowired
		private PersonalFields fields;

		@LocalServerPort
		private int port;

		@BeforeEach
		void aWorkingDay() {
			this.work.setTime("2027-06-06T09:00:00");
			forgetContacts();
		}

		@AfterEach
		void now() {
			assertThat(EncryptionForTests.inClear(this.jdbc)).as("columns whose class says sealed").isEmpty();
			forgetContacts();
			ClockUtil.reset();
		}

		private void forgetContacts() {
			this.contacts.forDetainee(DETAINEE)
				.forEach((contact) -> this.contacts.revoke(contact.id(), "TEST", "test"));
		}

		@Test
		@DisplayName("is listed for the window's own officers, held or erased by two of them, and stays unknown to all "
				+ "others")
		void erased() throws Exception {
			var verification = verified();
			var enquiry = enquired();
			this.work.setTime("2027-06-08T09:00:00");
			var held = enquired();
			var statement = this.papers.forCase(enquiry).get(0);
			assertThat(rowsOf(enquiry)).as("where the person is")
				.contains("case_file", "detainee_case", "disclosure", "paper", "outbox");
			assertThat(opened()).anyMatch((value) -> value.contains(NAME));
			this.work.setTime("2042-06-01T02:20:00");
			this.watch.look();
			assertThat(listed()).as("days before").doesNotContain(enquiry, held);

			this.work.setTime("2042-07-01T02:20:00");
			this.watch.look();
			this.watch.look();
			assertThat(listed()).as("once, without the case that founds a contact")
				.containsOnlyOnce(enquiry, held)
				.doesNotContain(verification);
			var list = listOf(enquiry);
			hidden(list);
			assertThat(this.work.variable(this.work.task(list, "Task_CheckList"), "caseList")).asString()
				.contains(enquiry, held, "C1")
				.doesNotContain(NAME, DETAINEE.value());
			this.work.complete("tawasul", list, "Task_CheckList",
					Map.of("listDecision", "HOLD", "chosenCases", held, "listReason", REASON));
			this.work.complete("tawasul", list, "Task_CheckList", Map.of("listDecision", "PASS_ON"));
			assertThat(this.work.seenBy("tawasul", list)).as("the officer who checked it").isEmpty();
			this.work.complete("tawasul-supervisor", list, "Task_ApproveDisposal",
					Map.of("approvalDecision", "APPROVE"));
			this.work.runJobs();

			assertThat(rowsOf(enquiry)).as("tables that still name the case")
				.isSubsetOf("audit_entry", "step_performer", "disposed_case", "disposal_entry", "inbox", "outbox",
						"paper", "task_notice");
			this.archive.watch();
			assertThat(this.jdbc.sql("select count(*) from archive_item where hash = ?")
				.param(statement.contentHash())
				.query(Long.class)
				.single()).as("the statement's content").isZero();
			assertThat(this.jdbc.sql("select outcome || ' ' || rule_code from disposed_case where reference = ?")
				.param(enquiry)
				.query(String.class)
				.single()).isEqualTo("ANSWERED C1");
			assertThat(state(held)).isEqualTo("HELD");
			assertThat(this.work.file(held).requester().name()).isEqualTo(NAME);
			certified(list, enquiry);
			unknown(enquiry);
			lifted(held);
			assertThat(opened()).as("opened values of all sealed columns").noneMatch((value) -> value.contains(NAME));
		}

		/**
		 * Asserts that others see neither the list nor its task, nor may hold its cases.
		 */
		private void hidden(String list) throws Exception {
			assertThat(this.work.seenBy("tawasul", list)).containsExactly("Task_CheckList");
			var task = this.work.task(list, "Task_CheckList").getId();
			assertThat(desk("tawasul", "disposal/task/" + task).statusCode()).isEqualTo(200);
			for (var other : OTHERS) {
				assertThat(this.work.seenBy(other, list)).as(other).isEmpty();
			}
			for (var other : List.of("records", "records-supervisor", "tawasul-jeddah")) {
				assertThat(desk(other, "disposal/task/" + task).statusCode()).as(other).isEqualTo(404);
			}
			var log = log("?deed=disposal.listed");
			assertThat(log).as("the log of administrators").doesNotContain(list, "tawasul-case-disposal");
		}

		/** Asserts what the certificate says, and to whom. */
		private void certified(String list, String reference) throws Exception {
			var certificate = this.papers.forCase(list).get(0);
			assertThat(this.jdbc.sql("select checked_by || ' ' || approved_by from disposal_list where certificate = ?")
				.param(certificate.number())
				.query(String.class)
				.single()).isEqualTo("tawasul tawasul-supervisor");
			var address = "disposal/" + list.substring(3) + "/certificate";
			assertThat(text(desk("tawasul-supervisor", address).body())).contains(reference, "C1", list);
			for (var other : List.of("records", "records-supervisor", "tawasul-jeddah")) {
				assertThat(desk(other, address).statusCode()).as(other).isEqualTo(404);
			}
			this.work.complete("tawasul", list, "Task_FileCertificate", Map.of("certificateFiled", true));
			assertThat(this.work.runs(list)).isFalse();
		}

		/** Asserts that only the window knows that there was such a case. */
		private void unknown(String reference) throws Exception {
			assertThat(desk("tawasul", "case/" + reference).statusCode()).isEqualTo(410);
			for (var other : List.of("records", "clerk", "supervisor")) {
				assertThat(desk(other, "case/" + reference).statusCode()).as(other).isEqualTo(404);
			}
			var tracked = new CitizenSession(this.port).post("/track",
					Map.of("reference", reference, "identityNumber", WIFE, "mobileEnd", "2001"));
			assertThat(tracked.statusCode()).isNotEqualTo(410);
			assertThat(tracked.body()).doesNotContain("أُتلفت");
			assertThat(log("?reference=" + reference)).contains("لا توجد أعمال").doesNotContain("case.disposed");
		}

		/**
		 * Lets the window's supervisor lift the hold, so that the case is listed again.
		 */
		private void lifted(String held) {
			var lifting = Map.<String, Object>of("heldCase", held, "holdAction", "LIFT", "holdReason", "انتهت الدعوى");
			this.watch.look();
			assertThat(listed()).doesNotContain(held);
			assertThatThrownBy(() -> this.work.handIn("records-supervisor", HOLD, lifting))
				.hasStackTraceContaining("case.unknown");
			this.work.handIn("tawasul-supervisor", HOLD, lifting);
			this.watch.look();
			assertThat(listed()).contains(held);
			var list = listOf(held);
			this.work.complete("tawasul", list, "Task_CheckList", Map.of("listDecision", "PASS_ON"));
			this.work.complete("tawasul-supervisor", list, "Task_ApproveDisposal",
					Map.of("approvalDecision", "APPROVE"));
			this.work.runJobs();
			assertThat(state(held)).isEqualTo("DISPOSED");
		}

		@Test
		@DisplayName("stays for its time after the contact that it founded is revoked")
		void contactRevoked() {
			var verification = verified();
			this.work.setTime("2030-06-02T09:00:00");
			this.work.handIn("tawasul", "tawasul-contact-revocation", Map.of("detaineeIdentityNumber", DETAINEE.value(),
					"contactIdentityNumber", WIFE, "revocationReason", "OWN_WISH"));
			settle();
			this.work.setTime("2045-06-01T02:20:00");
			this.watch.look();
			assertThat(listed()).as("eighteen years closed, a day less than fifteen revoked")
				.doesNotContain(verification);
			this.work.setTime("2045-07-01T02:20:00");
			this.watch.look();
			assertThat(listed()).contains(verification);
		}

		@Test
		@DisplayName("is held by the window's supervisor alone, who holds no other case")
		void holds() {
			var enquiry = enquired();
			var ordinary = this.work.withDepartment();
			assertThatThrownBy(() -> hold("records-supervisor", enquiry)).hasStackTraceContaining("case.unknown");
			assertThatThrownBy(() -> hold("tawasul-supervisor-regions", enquiry))
				.hasStackTraceContaining("case.unknown");
			assertThatThrownBy(() -> hold("tawasul-supervisor", ordinary)).hasStackTraceContaining("case.unknown");
			hold("tawasul-supervisor", enquiry);
			hold("records-supervisor", ordinary);
			this.work.setTime("2042-07-01T02:20:00");
			this.watch.look();
			assertThat(listed()).doesNotContain(enquiry);
		}

		@Test
		@DisplayName("is handed over by the window's people alone, with what it says of the detainee")
		void handedOver() throws Exception {
			var enquiry = enquired();
			var ordinary = this.work.withDepartment();
			var order = Map.<String, Object>of("packageContent", "CASE", "handedCase", enquiry, "handoverReason",
					REASON);
			assertThatThrownBy(() -> this.work.handIn("records", "records-case-handover",
					Map.of("packageContent", "CASE", "handedCase", enquiry, "handoverReason", REASON)))
				.hasStackTraceContaining("case.unknown");
			assertThatThrownBy(() -> this.work.handIn("tawasul", "tawasul-case-handover",
					Map.of("packageContent", "CASE", "handedCase", ordinary, "handoverReason", REASON)))
				.hasStackTraceContaining("case.unknown");
			this.work.handIn("tawasul", "tawasul-case-handover", order);
			for (var other : OTHERS) {
				assertThat(this.work.seenBy(other, enquiry)).as(other).isEmpty();
			}
			this.work.complete("tawasul-supervisor", enquiry, "Task_ApproveHandover",
					Map.of("handoverDecision", "APPROVE"));
			this.work.sendMessages();
			this.work.deliverInbox();
			var address = "handover/task/" + this.work.task(enquiry, "Task_FetchPackage").getId() + "/package";
			assertThat(desk("records", address).statusCode()).isEqualTo(404);
			assertThat(desk("tawasul-supervisor", address).statusCode()).isEqualTo(404);
			var file = desk("tawasul", address);
			assertThat(file.statusCode()).isEqualTo(200);
			assertThat(names(file.body())).contains(enquiry + "/data/records/detainee_case.json",
					enquiry + "/data/records/detainee_watch.json");
			assertThat(log("?reference=" + enquiry)).doesNotContain("handover.");
			this.work.complete("tawasul", enquiry, "Task_FetchPackage", Map.of("packageOutcome", "FETCHED"));
		}

		@Test
		@DisplayName("is found when its requester asks for their data, and handed over by the window, of which the "
				+ "records learn nothing")
		void requesterAsks() throws Exception {
			var enquiry = enquired();
			var request = CaseWork.request("passport");
			request.put("identityNumber", WIFE);
			var asking = this.work.handIn("clerk", request);
			var order = new HashMap<String, Object>(
					Map.of("packageContent", "PERSON", "handedCase", asking, "handoverReason", REASON));
			this.work.handIn("records", "records-case-handover", order);
			approve("records-supervisor", asking);
			var ordinary = desk("records",
					"handover/task/" + this.work.task(asking, "Task_FetchPackage").getId() + "/package");
			assertThat(names(ordinary.body())).contains("person/index.html")
				.noneMatch((name) -> name.contains(enquiry));

			var search = "HO-" + this.jdbc.sql("select max(number) from handover_order").query(Long.class).single();
			for (var other : OTHERS) {
				assertThat(this.work.seenBy(other, search)).as(other).isEmpty();
			}
			assertThat(this.work.seenBy("tawasul", search)).containsExactly("Task_AnswerPersonSearch");
			var answer = Map.<String, Object>of("searchOutcome", "ASKED");
			assertThatThrownBy(() -> this.work.complete("tawasul", search, "Task_AnswerPersonSearch", answer))
				.hasStackTraceContaining("handover.notAsked");
			order.put("handedCase", enquiry);
			order.put("personOrder", "HO-999999");
			assertThatThrownBy(() -> this.work.handIn("tawasul", "tawasul-case-handover", order))
				.hasStackTraceContaining("handover.otherPerson");
			order.put("personOrder", search);
			this.work.handIn("tawasul", "tawasul-case-handover", order);
			this.work.complete("tawasul", search, "Task_AnswerPersonSearch", answer);
			approve("tawasul-supervisor", enquiry);
			var own = desk("tawasul",
					"handover/task/" + this.work.task(enquiry, "Task_FetchPackage").getId() + "/package");
			assertThat(names(own.body())).contains("person/data/cases/" + enquiry + "/records/case_file.json")
				.noneMatch((name) -> name.contains("detainee_case") || name.contains(asking));
			assertThat(log("?reference=" + asking)).contains("handover.approved").doesNotContain("tawasul", enquiry);
			assertThat(log("?deed=handover.asked")).doesNotContain(enquiry);
		}

		@Test
		@DisplayName("is found when somebody whom it only names asks for their data, who gets that and nothing more of it")
		void namedAsks() throws Exception {
			var enquiry = enquired();
			visits(enquiry, VISITOR);
			var request = CaseWork.request("passport");
			request.put("identityNumber", VISITOR);
			var asking = this.work.handIn("clerk", request);
			var order = new HashMap<String, Object>(
					Map.of("packageContent", "PERSON", "handedCase", asking, "handoverReason", REASON));
			this.work.handIn("records", "records-case-handover", order);
			var search = "HO-" + this.jdbc.sql("select max(number) from handover_order").query(Long.class).single();
			approve("records-supervisor", asking);

			assertThat(this.work.seenBy("tawasul", search)).containsExactly("Task_AnswerPersonSearch");
			order.put("handedCase", enquiry);
			this.work.handIn("tawasul", "tawasul-case-handover", new HashMap<>(order));
			var answer = Map.<String, Object>of("searchOutcome", "ASKED");
			assertThatThrownBy(() -> this.work.complete("tawasul", search, "Task_AnswerPersonSearch", answer))
				.as("the package of the requester is another one's")
				.hasStackTraceContaining("handover.notAsked");
			this.work.complete("tawasul-supervisor", enquiry, "Task_ApproveHandover",
					Map.of("handoverDecision", "REFUSE"));
			order.put("personOrder", search);
			this.work.handIn("tawasul", "tawasul-case-handover", order);
			this.work.complete("tawasul", search, "Task_AnswerPersonSearch", answer);
			approve("tawasul-supervisor", enquiry);
			var own = desk("tawasul",
					"handover/task/" + this.work.task(enquiry, "Task_FetchPackage").getId() + "/package");
			assertThat(names(own.body())).contains("person/data/records/detainee_visitor.json")
				.noneMatch((name) -> name.contains("/cases/"));
		}

		private void visits(String reference, String person) {
			this.jdbc.sql("""
					insert into detainee_visit (case_reference, kind, section, state, asked_at)
					values (?, 'VIDEO', 'men', 'BOOKED', current_timestamp)""").param(reference).update();
			this.jdbc.sql("""
					insert into detainee_visitor (case_reference, ordinal, identity_number, identity_hash, visitor_name)
					values (?, 1, ?, ?, ?)""")
				.params(reference, this.fields.seal("detainee_visitor.identity_number", person),
						this.fields.hash(person), this.fields.seal("detainee_visitor.visitor_name", "هند"))
				.update();
		}

		private void approve(String supervisor, String reference) {
			this.work.complete(supervisor, reference, "Task_ApproveHandover", Map.of("handoverDecision", "APPROVE"));
			this.work.sendMessages();
			this.work.deliverInbox();
		}

		private static List<String> names(byte[] zip) throws IOException {
			var names = new ArrayList<String>();
			try (var files = new ZipInputStream(new ByteArrayInputStream(zip))) {
				for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
					names.add(entry.getName());
				}
			}
			return names;
		}

		private void hold(String person, String reference) {
			this.work.handIn(person, HOLD, Map.of("heldCase", reference, "holdAction", "SET", "holdReason", REASON));
		}

		private String verified() {
			var reference = apply("tawasul-contact-verification",
					asked("قريبة النزيل", Map.of("contactKind", "PRIMARY")));
			var code = this.work.messages(reference)
				.stream()
				.flatMap((text) -> CODE.matcher(text).results())
				.map((match) -> match.group(1))
				.reduce((one, other) -> other)
				.orElseThrow();
			var proof = AccountHttp.as("channel", this.http)
				.postForEntity("/api/cases/" + reference + "/contact-code", Map.of("code", code), JsonNode.class);
			assertThat(proof.getStatusCode().value()).as(String.valueOf(proof.getBody())).isEqualTo(200);
			settle();
			this.work.complete("prison", reference, "Task_AskDetainee", Map.of("detaineeAnswer", "CONSENTS"));
			settle();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			return reference;
		}

		private String enquired() {
			var reference = apply("tawasul-status-enquiry", asked(NAME, Map.of()));
			assertThat(this.work.file(reference).state().closed()).isTrue();
			return reference;
		}

		private static Map<String, Object> asked(String name, Map<String, Object> more) {
			var answers = new HashMap<>(applicant(WIFE));
			answers.keySet().removeAll(Set.of("deliveryMethod", "addressKind", "shortAddress", "handTo"));
			answers.put("requesterName", name);
			answers.put("detaineeIdentityNumber", DETAINEE.value());
			answers.putAll(more);
			return answers;
		}

		private HttpResponse<byte[]> desk(String account, String address) throws Exception {
			return WebAppSession.logIn(this.port, account)
				.get("/camunda/api/tasklist/plugin/wusul/default/" + address, BodyHandlers.ofByteArray());
		}

		private String log(String search) throws Exception {
			var browser = new StaffBrowser(this.port, "203.0.113.8");
			assertThat(browser.logIn("admin", PublicCredentials.PASSWORD).statusCode()).isEqualTo(200);
			return browser.get("/staff/log" + search).body();
		}

		private static String text(byte[] pdf) throws IOException {
			try (var document = Loader.loadPDF(pdf)) {
				return new PDFTextStripper().getText(document);
			}
		}

		private List<String> listed() {
			return this.jdbc.sql("select reference from disposal_entry where state = 'LISTED'")
				.query(String.class)
				.list();
		}

		private String listOf(String reference) {
			return "DL-" + this.jdbc.sql("select max(list) from disposal_entry where reference = ?")
				.param(reference)
				.query(Long.class)
				.single();
		}

		private String state(String reference) {
			return this.jdbc
				.sql("select state from disposal_entry where reference = ? order by list desc fetch first row only")
				.param(reference)
				.query(String.class)
				.single();
		}

		private List<String> opened() {
			return EncryptionForTests.opened(this.jdbc, this.work.fields())
				.values()
				.stream()
				.flatMap(List::stream)
				.toList();
		}

		/** Returns the tables of the program with rows of the case. */
		private Set<String> rowsOf(String reference) {
			var tables = new TreeSet<String>();
			this.jdbc.sql("""
					select lower(table_name) as t, lower(column_name) as c from information_schema.columns
					where lower(table_schema) = 'public' and lower(column_name) in ('case_reference', 'reference')""")
				.query((row) -> {
					if (!row.getString("t").startsWith("demo_") && this.jdbc
						.sql("select count(*) from " + row.getString("t") + " where " + row.getString("c") + " = ?")
						.param(reference)
						.query(Long.class)
						.single() > 0) {
						tables.add(row.getString("t"));
					}
				});
			return tables;
		}

	}

}
