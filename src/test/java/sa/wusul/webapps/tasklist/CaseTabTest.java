package sa.wusul.webapps.tasklist;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.InterpreterFacts;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.services.Findings;
import sa.wusul.services.Verdicts;
import sa.wusul.services.Verdicts.ApplicationVerdict;
import sa.wusul.services.Verdicts.Outcome;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The case beside its task")
@OnH2
@CaseStory
@Tag("story")
class CaseTabTest {

	private static final String REVIEW = "Task_ReviewAnswer";

	@Autowired
	private CaseWork work;

	@Autowired
	private PaperService papers;

	@Autowired
	private CaseFiles caseFiles;

	@Autowired
	private Findings findings;

	@Autowired
	private Verdicts verdicts;

	@Autowired
	private Bookings bookings;

	@Autowired
	private Sessions sessions;

	@Autowired
	private Resources resources;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	private final ObjectMapper json = new ObjectMapper();

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@Test
	@DisplayName("shows requester, timeline, earlier steps with their notes, and papers that open")
	void showsTheCase() throws Exception {
		var reference = this.work.handIn("passport");
		this.work.complete("clerk", reference, "Task_ClassifyRequest", Map.of("requestType", "PASSPORT", "priority",
				"NORMAL", "department", "passports", "note", "صاحب الطلب على سفر"));
		var file = this.work.file(reference);
		var paper = issue(reference);
		var auditor = WebAppSession.logIn(this.port, "auditor");

		var sheet = this.json.readTree(auditor.get(tab(reference), BodyHandlers.ofString()).body());

		assertThat(sheet.at("/reference").asText()).isEqualTo(reference);
		assertThat(sheet.at("/requester/name").asText()).isEqualTo(file.requester().name());
		assertThat(sheet.at("/requester/identityNumber").asText()).isEqualTo(file.requester().identityNumber());
		assertThat(sheet.at("/timeline")).hasSizeGreaterThanOrEqualTo(2);
		assertThat(sheet.at("/steps/0/name").asText()).isEqualTo("تصنيف الطلب");
		assertThat(sheet.at("/steps/0/notes/0/text").asText()).isEqualTo("صاحب الطلب على سفر");
		assertThat(sheet.at("/steps/0/by").asText()).isEqualTo("سعد القحطاني");
		this.work.bringHistory();
		for (var table : List.of("ACT_HI_TASKINST", "ACT_HI_ACTINST", "ACT_HI_OP_LOG")) {
			this.jdbc
				.sql("delete from " + table
						+ " where PROC_INST_ID_ in (select ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ?)")
				.param(reference)
				.update();
		}
		this.jdbc.sql("delete from ACT_HI_PROCINST where BUSINESS_KEY_ = ?").param(reference).update();
		assertThat(this.json.readTree(auditor.get(tab(reference), BodyHandlers.ofString()).body()).at("/steps"))
			.as("after the engine's history of the case is gone")
			.isEqualTo(sheet.at("/steps"));
		assertThat(sheet.at("/papers/0/number").asText()).isEqualTo(paper.number());
		var opened = auditor.get(tab(reference) + "/paper/" + paper.contentHash(), BodyHandlers.ofByteArray());
		assertThat(opened.headers().firstValue("Content-Type")).contains("application/pdf");
		assertThat(opened.headers().firstValue("Content-Disposition"))
			.contains("inline; filename=\"" + paper.number().replace('/', '-') + ".pdf\"");
		assertThat(new String(opened.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
	}

	@Test
	@DisplayName("stands with its form: who asks, what for, what was decided before and how long is left, as the model says")
	void standsWithTheForm() throws Exception {
		var reference = this.work.handIn("passport");
		this.work.classify(reference, "PASSPORT", "NORMAL", "passports");

		var sheet = this.json
			.readTree(WebAppSession.logIn(this.port, "auditor").get(sheet(reference), BodyHandlers.ofString()).body());

		assertThat(sheet.at("/shows")).extracting(JsonNode::asText)
			.containsExactly("REQUESTER", "REQUEST", "DOCUMENTS", "STEPS");
		var file = this.work.file(reference);
		assertThat(sheet.at("/file/requester/name").asText()).isEqualTo(file.requester().name());
		assertThat(sheet.at("/file/text").asText()).isEqualTo(file.request().text());
		assertThat(sheet.at("/file/steps/0/decided")).extracting(JsonNode::asText).containsExactly("جواز سفر", "عادي");
		assertThat(inEnglish("auditor", sheet(reference)).at("/file/steps/0/decided")).extracting(JsonNode::asText)
			.containsExactly("Passport", "Normal");
		assertThat(sheet.at("/secondsLeft").asLong()).isPositive();
		assertThat(List.of("timeline", "messages", "papers", "examination", "earlier"))
			.allSatisfy((part) -> assertThat(sheet.at("/file/" + part).isNull()).as(part).isTrue());
		assertThat(status("officer", sheet(reference))).as("of another department").isIn(403, 404);
		assertThat(status("auditor-jeddah", sheet(reference))).as("of another centre").isIn(403, 404);
	}

	@Test
	@DisplayName("shows time, place and host of the requester's appointment")
	void showsTheBooking() throws Exception {
		this.work.setTime("2027-06-09T08:00:00");
		this.resources.enter(new RoomFacts("riyadh", "نوافذ الجوازات", Optional.empty(), false, 4));
		this.resources.enter(new InterpreterFacts("riyadh", "وليد السالم", Optional.empty(),
				EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(14, 0)));
		this.sessions.open(new SessionPlan(Purpose.OFFICE_APPOINTMENT, "passports", Mode.IN_PERSON, "riyadh", "men",
				Optional.empty(), LocalDate.parse("2027-06-10"), LocalTime.of(9, 0), LocalTime.of(9, 30), 30, 1, 1,
				"supervisor"));
		var answers = new HashMap<String, Object>(CaseWork.request("passport"));
		answers.remove("topic");
		answers.putAll(Map.of("office", "passports", "communication", "SIGN_LANGUAGE", "wantedFrom", "SOONEST"));
		var reference = this.work.handIn("clerk", "reception-office-appointment", answers);
		var slot = this.bookings.forCase(reference).flatMap(Booking::slot).orElseThrow();

		var sheet = sheet("office", reference, "Task_ServeAppointment").at("/booking");

		assertThat(sheet.at("/host").asText()).isEqualTo("الجوازات");
		assertThat(sheet.at("/mode").asText()).isEqualTo("حضوريًا");
		assertThat(sheet.at("/at/hijri").asText()).isEqualTo("5 محرم 1449هـ");
		assertThat(sheet.at("/at/gregorian").asText()).isEqualTo("10 يونيو 2027م");
		assertThat(sheet.at("/at/time").asText()).isEqualTo("09:00");
		assertThat(sheet.at("/place").asText()).isEqualTo("مركز الرياض، " + slot.room());
		assertThat(sheet.at("/interpreter").asText()).isEqualTo("وليد السالم");
		var without = this.work.handIn("passport");
		assertThat(sheet("clerk", without, "Task_ClassifyRequest").at("/booking").isNull()).isTrue();
	}

	@Test
	@DisplayName("shows the officer of a service the registers' findings and the reason of the decision")
	void showsTheExamination() throws Exception {
		var reference = this.work.handIn("passport");
		this.findings.keep(reference, Map.of("age", 71, "licenceSuspended", false, "documentSerialNumber", "D1",
				"secondVisitorRelation", "SPOUSE"));
		this.verdicts.give(reference,
				new ApplicationVerdict("services-driving-licence-renewal-eligibility", Outcome.OFFICER,
						"OVER_SIXTY_FIVE", "تجاوز صاحب الرخصة الخامسة والستين", "صدق الفحص الطبي",
						"The holder of the licence is over 65", "Confirm the medical check"),
				"The holder of the licence is over 65");

		var english = inEnglish("clerk", tab(reference, "Task_ClassifyRequest")).at("/examination");
		assertThat(english.at("/reason").asText()).isEqualTo("The holder of the licence is over 65");
		assertThat(english.at("/remedy").asText()).isEqualTo("Confirm the medical check");
		var examination = sheet("clerk", reference, "Task_ClassifyRequest").at("/examination");

		assertThat(examination.at("/reason").asText()).isEqualTo("تجاوز صاحب الرخصة الخامسة والستين");
		assertThat(examination.at("/found").findValuesAsText("name")).containsExactly("العمر", "الرخصة موقوفة",
				"صلة الزائر الثاني");
		assertThat(examination.at("/found").findValuesAsText("value")).containsExactly("71", "لا", "زوج أو زوجة");
	}

	@Test
	@DisplayName("is closed to other centres, to people without a log-in, and to papers of other cases")
	void isClosedToOthers() throws Exception {
		var reference = this.work.handIn("passport");
		this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
		issue(reference);
		var elsewhere = issue(this.work.withDepartment());

		assertThat(status("auditor", tab(reference))).isEqualTo(200);
		assertThat(status("auditor-jeddah", tab(reference))).isIn(403, 404);
		assertThat(status("officer", tab(reference))).isIn(403, 404);
		assertThat(status("auditor", tab(reference) + "/paper/" + elsewhere.contentHash())).isEqualTo(404);
		assertThat(status("auditor", tab(reference) + "/paper/nothing")).isEqualTo(404);
	}

	@Test
	@DisplayName("opens beside a call once the caller proved their identity, for the officer on the line")
	void opensForAProvenCaller() throws Exception {
		var reference = this.work.withDepartment();
		this.caseFiles.write(reference,
				new Note("Task_ClassifyRequest", "تصنيف الطلب", "note", "صاحب الطلب على سفر", "clerk", Instant.now()));
		var letter = issue(reference);
		var confidential = issueConfidential(reference);
		var call = this.work.as("callcentre",
				() -> this.work.engine()
					.getFormService()
					.submitStartForm(
							this.work.engine()
								.getRepositoryService()
								.createProcessDefinitionQuery()
								.processDefinitionKey("reception-phone-enquiry")
								.singleResult()
								.getId(),
							Map.of("callPurpose", "ENQUIRY", "caseNamedBy", "REFERENCE", "caseNumber", reference)));
		var officer = WebAppSession.logIn(this.port, "callcentre");
		var closed = officer.get(tabOf(call), BodyHandlers.ofString());
		assertThat(closed.statusCode()).isEqualTo(404);
		assertThat(closed.body()).doesNotContain(reference);

		var code = this.work.messages(reference)
			.stream()
			.filter((text) -> text.startsWith("رمز التحقق"))
			.map((text) -> text.replaceAll("(?s)\\D*(\\d{6}).*", "$1"))
			.findFirst()
			.orElseThrow();
		this.work.as("callcentre", () -> {
			this.work.engine()
				.getFormService()
				.submitTaskForm(taskOf(call), Map.of("callerStep", "CODE", "callerCode", code));
			return null;
		});

		var opened = this.json.readTree(officer.get(tabOf(call), BodyHandlers.ofString()).body());
		assertThat(opened.at("/reference").asText()).isEqualTo(reference);
		assertThat(opened.at("/timeline")).isNotEmpty();
		assertThat(opened.at("/steps").toString()).contains("تصنيف الطلب").doesNotContain("صاحب الطلب على سفر");
		assertThat(opened.at("/earlier").isNull()).as("the proof is not valid for other cases").isTrue();
		assertThat(opened.at("/papers")).as("of the two, the one that is not confidential").hasSize(1);
		assertThat(status("callcentre", tabOf(call) + "/paper/" + letter.contentHash())).isEqualTo(200);
		assertThat(status("callcentre", tabOf(call) + "/paper/" + confidential.contentHash())).isEqualTo(404);
		assertThat(opened.at("/waiting")).hasSize(1);
		assertThat(opened.at("/waiting/0/name").asText()).isEqualTo("دراسة المعاملة");
		assertThat(opened.at("/waiting/0/group").asText()).contains("الجوازات");
		assertThat(status("duty", tabOf(call))).isEqualTo(404);
		var answered = tabOf(call);
		this.work.complete("callcentre", reference, "Task_AnswerCaller",
				Map.of("callOutcome", "ANSWERED", "note", "أُجيب"));
		assertThat(officer.get(answered, BodyHandlers.ofString()).statusCode()).as("after the call").isEqualTo(404);
	}

	@Test
	@DisplayName("shows reviewers the letter with the answer as it would be issued, and none for a refusal")
	void letterAtReview() throws Exception {
		var answered = reviewed(Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم"));
		var refused = reviewed(Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم"));
		this.work.complete("officer-second", refused, REVIEW, Map.of("reviewDecision", "RETURN", "note", "لا أساس له"));
		this.work.complete("officer", refused, "Task_StudyCase",
				Map.of("resolutionDecision", "REJECT", "rejectionReason", "NO_GROUNDS", "note", "لا أساس له"));
		var reviewer = WebAppSession.logIn(this.port, "officer-second");

		var sheet = sheetAtReview(reviewer, answered);
		assertThat(sheet.at("/shows").toString()).contains("LETTER");
		assertThat(sheet.at("/letter").asBoolean()).isTrue();
		var letter = reviewer.post(tab(answered, REVIEW) + "/letter/1", "{}");
		assertThat(letter.statusCode()).as(letter.body()).isEqualTo(200);
		assertThat(this.json.readTree(letter.body()).at("/picture").asText()).startsWith("data:image/jpeg;base64,");
		assertThat(this.papers.forCase(answered)).as("issued papers").isEmpty();

		assertThat(sheetAtReview(reviewer, refused).at("/shows").toString()).doesNotContain("LETTER");
	}

	private JsonNode sheetAtReview(WebAppSession reviewer, String reference) throws Exception {
		var path = tab(reference, REVIEW).replaceFirst("case$", "sheet");
		return this.json.readTree(reviewer.get(path, BodyHandlers.ofString()).body());
	}

	/** Brings an urgent request to its review. */
	private String reviewed(Map<String, Object> study) {
		var reference = this.work.handIn("passport");
		this.work.classify(reference, "PASSPORT", "URGENT", "passports");
		this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
		this.work.complete("officer", reference, "Task_StudyCase", study);
		return reference;
	}

	private String tabOf(ProcessInstance call) {
		return "/camunda/api/tasklist/plugin/wusul/default/task/" + taskOf(call) + "/case";
	}

	private String taskOf(ProcessInstance call) {
		return this.work.engine()
			.getTaskService()
			.createTaskQuery()
			.processInstanceId(call.getId())
			.singleResult()
			.getId();
	}

	private int status(String user, String path) throws Exception {
		HttpResponse<Void> answer = WebAppSession.logIn(this.port, user).get(path, BodyHandlers.discarding());
		return answer.statusCode();
	}

	private JsonNode inEnglish(String user, String address) throws Exception {
		return this.json.readTree(WebAppSession.logIn(this.port, user).get(address, "en").body());
	}

	private JsonNode sheet(String user, String reference, String step) throws Exception {
		var answer = WebAppSession.logIn(this.port, user).get(tab(reference, step), BodyHandlers.ofString());
		return this.json.readTree(answer.body());
	}

	private String sheet(String reference) {
		return tab(reference).replaceFirst("case$", "sheet");
	}

	private String tab(String reference) {
		return tab(reference, "Task_ReviewCase");
	}

	private String tab(String reference, String step) {
		var task = this.work.task(reference, step);
		return "/camunda/api/tasklist/plugin/wusul/default/task/" + task.getId() + "/case";
	}

	private IssuedPaper issueConfidential(String reference) {
		return this.papers.issue(new PaperRequest(reference + ":order", "directive-order", reference,
				Map.of("directiveNumber", 1, "meetingAt", Instant.EPOCH, "directive", "يجدد جوازه", "owner",
						"مدير الجوازات", "department", "الجوازات", "dueAt", Instant.EPOCH, "requester", "سعد",
						"subject", "تجديد الجواز")));
	}

	private IssuedPaper issue(String reference) {
		return this.papers.issue(new PaperRequest(reference + ":test", "answer-letter", reference,
				Map.of("addressee", "سعد", "subject", "موضوع " + reference, "requestedAt", Instant.EPOCH, "department",
						"الجوازات", "answer", "رد " + reference)));
	}

}
