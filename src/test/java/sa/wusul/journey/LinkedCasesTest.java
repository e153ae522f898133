package sa.wusul.journey;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseLink;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.LinkKind;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.ScanService;
import sa.wusul.platform.clock.CalendarWords;
import sa.wusul.platform.text.Sha256;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@DisplayName("Cases that belong together")
@Tag("story")
class LinkedCasesTest {

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		private static final String MEETING = "meeting-minister-booking";

		/** A person of the register, who can log in at the portal. */
		private static final String KNOWN = "1058529940";

		@Autowired
		private CaseWork work;

		@Autowired
		private CaseLinks links;

		private static final Logger log = LoggerFactory.getLogger(LinkedCasesTest.class);

		@Autowired
		private PaperService papers;

		@Autowired
		private ScanService scans;

		@Autowired
		private JdbcClient jdbc;

		@LocalServerPort
		private int port;

		@BeforeEach
		void sundayMorning() {
			this.work.setTime("2026-11-22T08:00:00");
			this.jdbc.sql("delete from login_attempt").update();
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("are linked at registration by the requester's identity number, and offered to clerk and officer")
		void earlier() throws Exception {
			var request = CaseWork.request("passport");
			var first = this.work.handIn("clerk", request);
			var jeddah = another(request, Map.of("centre", "jeddah"), "clerk-jeddah");
			var second = another(request, Map.of(), "clerk");
			var stranger = this.work.handIn("passport");

			assertThat(linked(sheet("clerk", second, "Task_ClassifyRequest"))).as("what the clerk may open")
				.containsExactly("سابقة لصاحب الطلب " + first);
			assertThat(linked(sheet("clerk", first, "Task_ClassifyRequest")))
				.containsExactly("لاحقة لصاحب الطلب " + second);
			assertThat(this.links.forCase(second)).extracting((link) -> link.other().reference())
				.containsExactlyInAnyOrder(first, jeddah);
			assertThat(this.links.forCase(stranger)).isEmpty();
			toDepartment(first);
			toDepartment(second);
			assertThat(linked(sheet("officer", second, "Task_StudyCase"))).as("of the department, at any centre")
				.containsExactlyInAnyOrder("سابقة لصاحب الطلب " + first, "سابقة لصاحب الطلب " + jeddah);
			this.work.classify(stranger, "TRAFFIC", "NORMAL", "traffic");
			this.work.audit(stranger, Map.of("auditDecision", "ACCEPT"));
			this.links.link(stranger, first, LinkKind.CAMPAIGN, "supervisor");
			assertThat(linked(sheet("officer-traffic", stranger, "Task_StudyCase"))).as("another department").isEmpty();
		}

		@Test
		@DisplayName("of the Tawasul window are disclosed by no link, also if a case moves there later")
		void confidential() throws Exception {
			var request = CaseWork.request("passport");
			var first = this.work.handIn("clerk", request);
			var second = another(request, Map.of(), "clerk");

			this.jdbc.sql("update case_file set process_key = 'tawasul-general-request' where reference = ?")
				.param(first)
				.update();

			assertThat(this.links.forCase(second)).isEmpty();
			assertThat(sheet("clerk", second, "Task_ClassifyRequest").toString()).doesNotContain(first);
			var third = another(request, Map.of("requestText", "أرجو النظر في طلبي الثالث"), "clerk");
			assertThat(this.jdbc.sql("select count(*) from case_link where reference = ? and linked = ?")
				.params(third, first)
				.query(Integer.class)
				.single()).isZero();
		}

		@Test
		@DisplayName("are the meeting and the case that its requester named; another person's case is refused")
		void meeting() throws Exception {
			var request = CaseWork.request("passport");
			var about = this.work.handIn("clerk", request);
			var meeting = meeting(request, about);

			assertThat(this.links.forCase(meeting)).extracting(CaseLink::kind, (link) -> link.other().reference())
				.contains(tuple(LinkKind.MEETING, about));
			assertThat(linked(sheet("clerk", about, "Task_ClassifyRequest")))
				.contains("مقابلة طُلبت في هذه المعاملة " + meeting);
			var stranger = this.work.handIn("passport");
			assertThatThrownBy(() -> meeting(request, stranger)).hasMessageContaining("link.notYourCase");
			assertThatThrownBy(() -> meeting(request, "1448-9999999-9")).hasMessageContaining("link.notYourCase");
		}

		@Test
		@DisplayName("are shown to their requester, and never another person's")
		void requester() throws Exception {
			var request = new HashMap<>(CaseWork.request("passport"));
			request.put("identityNumber", KNOWN);
			var first = this.work.handIn("clerk", request);
			var second = another(request, Map.of(), "clerk");
			var stranger = this.work.handIn("passport");
			this.links.link(second, stranger, LinkKind.CAMPAIGN, "supervisor");

			var page = CitizenSession.logIn(this.port, this.work, KNOWN).get("/cases/" + second).body();

			assertThat(page).contains("طلباتكم المرتبطة به", "/cases/" + first, "طلب سابق لكم")
				.doesNotContain(stranger);
		}

		@Test
		@DisplayName("are merged if they are duplicates: both references answer with the leading one")
		void merged() throws Exception {
			var request = new HashMap<>(CaseWork.request("passport"));
			request.put("identityNumber", KNOWN);
			var leading = this.work.handIn("clerk", request);
			var duplicate = another(request, Map.of(), "clerk");
			toDepartment(leading);

			assertThatThrownBy(() -> report("clerk-jeddah", duplicate, leading)).as("another centre")
				.hasMessageContaining("case.unknown");
			report("clerk", duplicate, leading);
			assertThatThrownBy(() -> report("clerk", duplicate, leading)).as("one report at a time")
				.hasMessageContaining("merging.reported");
			this.work.complete("auditor", duplicate, "Task_ConfirmMerging", Map.of("mergingDecision", "MERGE"));

			assertThat(this.work.file(duplicate).state()).isEqualTo(CaseState.MERGED);
			assertThat(this.work.openSteps(duplicate)).isEmpty();
			assertThat(this.links.forCase(duplicate)).as("not as an earlier case as well")
				.filteredOn((link) -> link.other().reference().equals(leading))
				.extracting(CaseLink::code)
				.containsExactly("DUPLICATE");
			assertThat(this.work.messages(duplicate)).last().asString().contains(leading, duplicate);
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			assertThat(citizen.get("/cases/" + duplicate).body()).contains("ضُم هذا الطلب", "/cases/" + leading,
					"لدى الجهة المختصة");
			assertThat(citizen.post("/cases/" + duplicate + "/withdrawal", Map.of()).body()).contains(leading);
			assertThat(citizen.send("/cases/" + duplicate + "/documents", "صورة الهوية", "id.png", picture())
				.headers()
				.firstValue("Location")).get().asString().endsWith("/cases/" + leading);
			assertThat(this.scans.forCase(leading)).hasSize(1);
			assertThat(tracked(duplicate)).contains("ضُم هذا الطلب", leading, "لدى الجهة المختصة");

			this.work.complete("officer", leading, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم"));
			this.work.runJobs();
			this.work.deliverInbox();

			assertThat(this.work.file(duplicate).state()).isEqualTo(CaseState.MERGED);
			assertThat(citizen.get("/cases/" + duplicate).body()).contains("تم الرد", leading + "/1");
			assertThat(citizen.get("/cases/" + duplicate + "/papers/1").statusCode()).isEqualTo(200);
			assertThat(this.work.messages(duplicate)).last().asString().contains("انتهى النظر", leading, duplicate);
			assertThat(this.work.timeline(duplicate)).last().asString().startsWith("انتهى النظر");
		}

		@Test
		@DisplayName("of different persons are never merged")
		void otherPerson() {
			var leading = this.work.handIn("passport");
			var duplicate = this.work.handIn("passport");

			assertThatThrownBy(() -> report("clerk", duplicate, leading)).hasMessageContaining("merging.otherPerson");
		}

		/**
		 * Returns more than one batch; {@code -Dpetitions=200} measures a large campaign.
		 */
		private static int petitions() {
			return Integer.getInteger("petitions", 52);
		}

		@Test
		@DisplayName("are shown to a department that is consulted only as far as its question and documents")
		void consultation() throws Exception {
			var reference = this.work.withDepartment();
			var shown = this.scans.add(reference, "صورة الهوية", "id.png", picture(), "clerk");
			var hidden = this.scans.add(reference, "مستند آخر", "other.png", picture(30), "clerk");
			this.work.complete("officer", reference, "Task_StudyCase",
					Map.of("resolutionDecision", "CONTRIBUTION", "contributingDepartment", "traffic", "note",
							"هل عليه مخالفات؟", "firstPapers", "١", "secondDepartment", "rights", "secondQuestion",
							"هل عليه مطالبة؟"));

			assertThat(this.work.openSteps(reference)).containsExactlyInAnyOrder("Task_ProvideContribution",
					"Task_ProvideContribution", "Task_GoOn");
			var task = this.work.as("officer-traffic",
					() -> this.work.engine()
						.getTaskService()
						.createTaskQuery()
						.processInstanceBusinessKey(reference)
						.singleResult()
						.getId());
			var address = "/camunda/api/tasklist/plugin/wusul/default/task/" + task + "/case";
			var traffic = WebAppSession.logIn(this.port, "officer-traffic");
			var seen = traffic.get(address, BodyHandlers.ofString()).body();
			assertThat(seen).contains("هل عليه مخالفات؟", shown.number())
				.doesNotContain("هل عليه مطالبة؟", hidden.number());
			assertThat(traffic.get(address + "/paper/" + shown.contentHash(), BodyHandlers.discarding()).statusCode())
				.isEqualTo(200);
			assertThat(traffic.get(address + "/paper/" + hidden.contentHash(), BodyHandlers.discarding()).statusCode())
				.isEqualTo(404);
			this.work.complete("officer", reference, "Task_GoOn", Map.of("note", "يكفي ما ورد"));

			assertThat(this.work.task(reference, "Task_StudyCase").getAssignee()).isEqualTo("officer");
			assertThat(sheet("officer", reference, "Task_StudyCase").toString()).contains("لم تبد رأيها: ");
		}

		@Test
		@DisplayName("are petitions of one campaign: studied and approved once, answered each under its own reference")
		void campaign() throws Exception {
			var request = new HashMap<>(CaseWork.request("vehicle"));
			request.put("identityNumber", KNOWN);
			var first = this.work.handIn("clerk", request);
			var second = this.work.handIn("vehicle");
			List.of(first, second).forEach((reference) -> {
				this.work.classify(reference, "TRAFFIC", "NORMAL", "traffic");
				this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			});
			var others = copies(second, petitions() - 2);
			var elsewhere = this.work.withDepartment();

			assertThatThrownBy(() -> open("officer-traffic", first)).as("no supervisor").isNotNull();
			open("supervisor", first);
			var proposed = this.work.variable(this.work.task(first, "Task_ChoosePetitions"), "petitions").toString();
			assertThat(proposed.lines()).contains(second).containsAll(others).doesNotContain(first, elsewhere);
			assertThat(this.work.form("supervisor", first, "Task_ChoosePetitions"))
				.contains(second + " | " + this.work.file(second).request().subject() + " | "
						+ CalendarWords.day(this.work.file(second).times().openedAt()))
				.contains(others)
				.doesNotContain(elsewhere);
			assertThatThrownBy(() -> choose(first, elsewhere)).hasMessageContaining("campaign.noPetition");
			choose(first, proposed);
			this.work.complete("officer-traffic", first, "Task_StudyPetitions",
					Map.of("answer", "أصلح المكتب نظامه، وتجدد رخصكم دون غرامة"));
			this.work.complete("officer-second", first, "Task_ReviewAnswer", Map.of("reviewDecision", "APPROVE"));
			this.work.complete("supervisor", first, "Task_SignAnswer", Map.of("signatureDecision", "SIGN"));
			var began = System.nanoTime();
			this.work.runJobs();
			log.info("{} petitions answered, {} ms each", petitions(),
					(System.nanoTime() - began) / 1_000_000 / petitions());

			assertThat(this.jdbc.sql("""
					select count(*) from case_file where state = 'ANSWERED' and (reference = :first or reference in
					  (select reference from case_link where linked = :first and kind = 'CAMPAIGN'))""")
				.param("first", first)
				.query(Integer.class)
				.single()).isEqualTo(petitions());
			assertThat(this.work.runs(second)).isFalse();
			assertThat(this.work.messageKeys(second)).last().isEqualTo("requestAnswered");
			assertThat(this.papers.forCase(second)).hasSize(1);
			assertThat(this.papers.forCase(others.get(others.size() - 1))).hasSize(1);
			assertThat(CitizenSession.logIn(this.port, this.work, KNOWN).get("/cases/" + first).body())
				.as("others' petitions")
				.contains(first + "/1")
				.doesNotContain(second)
				.doesNotContain(others.get(0));
		}

		/** Copies a case for other requesters; only the files, without processes. */
		private List<String> copies(String reference, int number) {
			var copies = IntStream.range(0, number)
				.mapToObj((running) -> CaseReference.of(1448, 500_000 + running).value())
				.toList();
			copies.forEach((copy) -> this.jdbc
				.sql("""
						insert into case_file (reference, process_key, channel, centre, section, topic, request_type,
						  priority, department, state, identity_number, identity_hash, requester_kind, requester_name, mobile, subject,
						  request_text, fingerprint, opened_by, opened_at)
						select :copy, process_key, channel, centre, section, topic, request_type, priority, department,
						  state, :identity, :hash, requester_kind, requester_name, mobile, subject, request_text, :fingerprint,
						  opened_by, opened_at from case_file where reference = :reference""")
				.param("copy", copy)
				.param("identity", this.work.fields().seal("case_file.identity_number", copy + "x"))
				.param("hash", copy)
				.param("fingerprint", Sha256.hex(copy))
				.param("reference", reference)
				.update());
			return copies;
		}

		private void open(String person, String first) {
			this.work.handIn(person, "department-campaign-answer",
					Map.of("caseNumber", first, "note", "تعطل مكتب واحد وتضرر به كثيرون"));
		}

		private void choose(String first, String petitions) {
			this.work.complete("supervisor", first, "Task_ChoosePetitions",
					Map.of("petitions", petitions, "listComplete", "YES"));
		}

		private void report(String person, String duplicate, String leading) {
			this.work.handIn(person, "intake-case-merging",
					Map.of("caseNumber", duplicate, "leadingNumber", leading, "note", "الطلب نفسه مرتين"));
		}

		private String tracked(String reference) throws Exception {
			return new CitizenSession(this.port).track(this.work, reference).body();
		}

		private static byte[] picture() throws Exception {
			return picture(20);
		}

		private static byte[] picture(int size) throws Exception {
			var content = new ByteArrayOutputStream();
			ImageIO.write(new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB), "png", content);
			return content.toByteArray();
		}

		private String meeting(Map<String, Object> request, String about) {
			return another(request,
					Map.of("wantedHost", "ANY", "departmentAnswered", false, "meetingMode", "VIDEO", "meetingCentre",
							"riyadh", "communication", "SPOKEN", "wantedFrom", "SOONEST", "earlierCase", about),
					"clerk", MEETING);
		}

		private String another(Map<String, Object> request, Map<String, Object> changes, String clerk) {
			return another(request, changes, clerk, CaseWork.REQUEST);
		}

		private String another(Map<String, Object> request, Map<String, Object> changes, String clerk, String process) {
			var answers = new HashMap<>(request);
			answers.put("requestText", CaseWork.request("passport").get("requestText"));
			answers.putAll(changes);
			return this.work.handIn(clerk, process, answers);
		}

		private void toDepartment(String reference) {
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
		}

		private static List<String> linked(JsonNode sheet) {
			var lines = new ArrayList<String>();
			sheet.at("/links")
				.forEach((link) -> lines.add(link.at("/kind/name").asText() + " " + link.at("/reference").asText()));
			return lines;
		}

		private JsonNode sheet(String user, String reference, String step) throws Exception {
			var address = "/camunda/api/tasklist/plugin/wusul/default/task/" + this.work.task(reference, step).getId()
					+ "/case";
			return new ObjectMapper()
				.readTree(WebAppSession.logIn(this.port, user).get(address, BodyHandlers.ofString()).body());
		}

	}

}
