package sa.wusul.webapps.tasklist;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.AccessLog;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.ConfidentialModel;
import sa.wusul.support.OnH2;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The clerk's desk")
@OnH2
@CaseStory
@Tag("story")
class ClerkDeskTest {

	private static final String ROOT = "/camunda/api/tasklist/plugin/wusul/default";

	@Autowired
	private CaseWork work;

	@Autowired
	private AccessLog log;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Clock clock;

	@Autowired
	private TaskNoticeRepository notices;

	@Autowired
	private TaskDraftRepository drafts;

	@LocalServerPort
	private int port;

	private final ObjectMapper json = new ObjectMapper();

	@AfterEach
	void nobodyAskedForMore() {
		this.work.engine().getIdentityService().clearAuthentication();
	}

	@Test
	@DisplayName("accepts a scan where the case waits for one, shows it as the image that it is, and logs the access")
	void scan() throws Exception {
		var reference = this.work.waitingForDocument();
		var task = this.work.task(reference, "Task_ReceiveDocument");
		var clerk = logIn("clerk");
		var kinds = sheet(clerk, task).at("/kinds").findValuesAsText("name");
		assertThat(kinds).startsWith("صورة الهوية").contains("محضر الفقد", "مستند آخر");

		var first = upload(clerk, task, "صورة الهوية", "../هوية محمد.png", picture());
		var again = upload(clerk, task, "صورة الهوية", "مرة أخرى.png", picture());

		assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
		assertThat(this.json.readTree(again.body()).at("/number"))
			.isEqualTo(this.json.readTree(first.body()).at("/number"));
		var scans = sheet(clerk, task).at("/scans");
		assertThat(scans).hasSize(1);
		assertThat(scans.at("/0/name").asText()).isEqualTo("هوية محمد.png");
		assertThat(scans.at("/0/by").asText()).isEqualTo("سعد القحطاني");
		var shown = clerk.get(caseOf(task) + "/paper/" + scans.at("/0/hash").asText(), BodyHandlers.ofByteArray());
		assertThat(shown.headers().firstValue("Content-Type")).contains("image/png");
		assertThat(shown.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(shown.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'",
				"sandbox");
		assertThat(shown.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
		assertThat(ImageIO.read(new ByteArrayInputStream(shown.body())).getWidth()).isEqualTo(30);
		assertThat(this.log.forCase(reference).get(0).read().paperNumber()).contains(reference + "/S1");
	}

	@Test
	@DisplayName("puts an own task off to a day, until which the list leaves it out, and never beyond its due date")
	void postponed() throws Exception {
		this.work.setTime("2027-06-06T08:00:00");
		var reference = this.work.handIn("passport");
		var task = this.work.task(reference, "Task_ClassifyRequest");
		var address = ROOT + "/task/" + task.getId() + "/postponement";
		var clerk = logIn("clerk");
		assertThat(clerk.post(address, "{\"day\": \"2027-06-07\"}").statusCode()).as("not taken yet").isEqualTo(404);
		this.work.as("clerk", () -> {
			this.work.engine().getTaskService().claim(task.getId(), "clerk");
			return null;
		});
		assertThat(listed("مهامي")).contains(task.getId());
		var due = LocalDate.ofInstant(task.getDueDate().toInstant(), Kingdom.ZONE);

		assertThat(clerk.post(address, "{\"day\": \"2027-06-06\"}").body()).contains("postpone.past");
		assertThat(clerk.post(address, "{\"day\": \"" + due.plusDays(1) + "\"}").body()).contains("postpone.late");
		assertThat(clerk.post(address, "{\"day\": \"soon\"}").statusCode()).isEqualTo(400);
		assertThat(logIn("auditor").post(address, "{\"day\": \"2027-06-07\"}").statusCode()).isEqualTo(404);
		assertThat(clerk.post(address, "{\"day\": \"2027-06-07\"}").statusCode()).isEqualTo(204);

		assertThat(listed("مهامي")).doesNotContain(task.getId());
		assertThat(listed("مؤجلة")).contains(task.getId());
		assertThat(this.work.task(reference, "Task_ClassifyRequest").getDueDate()).isEqualTo(task.getDueDate());
		this.work.setTime("2027-06-07T00:30:00");
		assertThat(listed("مهامي")).contains(task.getId());
		this.work.setTime("2027-06-06T09:00:00");
		clerk.post(address, "{\"day\": null}");
		assertThat(listed("مهامي")).contains(task.getId());
	}

	/** Returns the tasks in a list of the clerk. */
	private List<String> listed(String list) {
		return this.work.as("clerk", () -> {
			var filter = this.work.engine().getFilterService().createFilterQuery().filterName(list).singleResult();
			return this.work.engine().getFilterService().<Task>list(filter.getId()).stream().map(Task::getId).toList();
		});
	}

	@Test
	@DisplayName("delivers the pages of a PDF to be saved, without the address that the file would open")
	void rebuiltPdf() throws Exception {
		var reference = this.work.waitingForDocument();
		var task = this.work.task(reference, "Task_ReceiveDocument");
		var clerk = logIn("clerk");
		var letter = """
				%PDF-1.7
				1 0 obj << /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (https://evil.example) >> >> endobj
				2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
				3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /AA << /O << /S /GoToR /F (evil) >> >> >> endobj
				trailer << /Root 1 0 R /Size 4 >>
				%%EOF
				<html><script>evil()</script>""";

		var taken = upload(clerk, task, "صورة الهوية", "\u202Efdp.exe.pdf", letter.getBytes(StandardCharsets.UTF_8));

		assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
		var scan = sheet(clerk, task).at("/scans/0");
		assertThat(scan.at("/name").asText()).isEqualTo("fdp exe.pdf");
		var saved = clerk.get(caseOf(task) + "/paper/" + scan.at("/hash").asText(), BodyHandlers.ofByteArray());
		assertThat(new String(saved.body(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-")
			.doesNotContain("evil", "URI", "GoToR", "script");
		assertThat(saved.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
		assertThat(saved.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
	}

	@Test
	@DisplayName("refuses a scan from a person without a right to the case, of a kind that was not requested, or of a hostile file")
	void noScan() throws Exception {
		var reference = this.work.waitingForDocument();
		var task = this.work.task(reference, "Task_ReceiveDocument");
		var clerk = logIn("clerk");

		assertThat(upload(logIn("clerk-jeddah"), task, "صورة الهوية", "a.png", picture()).statusCode()).isIn(403, 404);
		assertThat(upload(logIn("officer"), task, "صورة الهوية", "a.png", picture()).statusCode()).isIn(403, 404);
		assertThat(upload(clerk, task, "شيء آخر", "a.png", picture()).body()).contains("اختر نوع المستند");
		assertThat(upload(clerk, task, "صورة الهوية", "a.png", "<html>".getBytes(StandardCharsets.UTF_8)).body())
			.contains("لا يُقبل إلا ملف PDF أو صورة");
		assertThat(upload(clerk, task, "صورة الهوية", "a.png", new byte[11 * 1024 * 1024]).statusCode()).isEqualTo(413);
		assertThat(sheet(clerk, task).at("/scans")).isEmpty();
	}

	@Test
	@DisplayName("accepts a note in the user's own name, once, and from nobody else")
	void note() throws Exception {
		var reference = this.work.handIn("passport");
		var task = this.work.task(reference, "Task_ClassifyRequest");
		var clerk = logIn("clerk");

		assertThat(note(clerk, task, "اتصل صاحب الطلب وأكد العنوان").statusCode()).isEqualTo(204);
		assertThat(note(clerk, task, "اتصل صاحب الطلب وأكد العنوان").statusCode()).isEqualTo(204);
		assertThat(note(clerk, task, "لا").body()).contains("الملاحظة من 3");
		assertThat(note(clerk, task, "نص\u202Eمقلوب").statusCode()).isEqualTo(400);
		assertThat(note(logIn("clerk-jeddah"), task, "من بعيد").statusCode()).isIn(403, 404);
		this.work.classify(reference, "PASSPORT", "NORMAL", "passports");

		var steps = sheet(logIn("auditor"), this.work.task(reference, "Task_ReviewCase")).at("/steps");

		assertThat(steps.findValuesAsText("text")).containsExactly("اتصل صاحب الطلب وأكد العنوان");
		assertThat(note(clerk, task, "بعد فوات الأوان").statusCode()).isEqualTo(404);
	}

	@Test
	@DisplayName("keeps what a person typed into a task, sealed and for them alone, until the task is completed")
	void drafts() throws Exception {
		var reference = this.work.handIn("passport");
		var task = this.work.task(reference, "Task_ClassifyRequest");
		var address = ROOT + "/task/" + task.getId() + "/draft";
		var clerk = logIn("clerk");
		assertThat(clerk.get(address, BodyHandlers.ofString()).statusCode()).as("nothing typed yet").isEqualTo(204);

		assertThat(clerk.put(address, "{\"note\":\"نورة العتيبي\"}").statusCode()).isEqualTo(204);
		assertThat(clerk.put(address, "{\"note\":\"نورة العتيبي تنتظر\",\"urgent\":true}").statusCode()).isEqualTo(204);

		var elsewhere = logIn("clerk").get(address, BodyHandlers.ofString());
		assertThat(this.json.readTree(elsewhere.body()))
			.isEqualTo(this.json.readTree("{\"note\":\"نورة العتيبي تنتظر\",\"urgent\":true}"));
		assertThat(elsewhere.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(stored(task)).singleElement().asString().startsWith("v").doesNotContain("نورة", "note");
		hire("draft-colleague", "intake-clerks", "intake-clerks-riyadh-men");
		var colleague = WebAppSession.logIn(this.port, "draft-colleague", "tasklist", "seven quiet camels");
		assertThat(colleague.get(address, BodyHandlers.ofString()).statusCode()).as("a colleague's").isEqualTo(204);
		for (var stranger : List.of("clerk-jeddah", "clerk-women", "officer")) {
			var refused = logIn(stranger);
			assertThat(refused.get(address, BodyHandlers.ofString()).statusCode()).as(stranger).isEqualTo(404);
			assertThat(refused.put(address, "{}").statusCode()).as(stranger).isEqualTo(404);
		}
		assertThat(clerk.put(address, "[1]").statusCode()).isEqualTo(400);
		assertThat(clerk.put(address, "{\"note\":\"" + "ا".repeat(60_000) + "\"}").body()).contains("اختصره");

		this.work.classify(reference, "PASSPORT", "NORMAL", "passports");

		assertThat(stored(task)).as("after the task").isEmpty();
		assertThat(clerk.get(address, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
		assertThat(clerk.put(address, "{\"note\":\"بعد فوات الأوان\"}").statusCode()).isEqualTo(404);
	}

	@Test
	@DisplayName("forgets what somebody typed and left for thirty days")
	void oldDrafts() throws Exception {
		var task = this.work.task(this.work.handIn("passport"), "Task_ClassifyRequest");
		logIn("clerk").put(ROOT + "/task/" + task.getId() + "/draft", "{\"note\":\"لاحقاً\"}");
		this.jdbc.sql("update task_draft set changed_at = ?")
			.param(this.clock.instant().minus(Duration.ofDays(29)).atOffset(ZoneOffset.UTC))
			.update();
		this.drafts.forgetOld();
		assertThat(stored(task)).hasSize(1);
		this.jdbc.sql("update task_draft set changed_at = ?")
			.param(this.clock.instant().minus(Duration.ofDays(31)).atOffset(ZoneOffset.UTC))
			.update();

		this.drafts.forgetOld();

		assertThat(stored(task)).isEmpty();
	}

	private List<String> stored(Task task) {
		return this.jdbc.sql("select answers from task_draft where task_id = ?")
			.param(task.getId())
			.query(String.class)
			.list();
	}

	@Test
	@DisplayName("shows the messages to people, without their number and never a code")
	void messages() throws Exception {
		var reference = this.work.withDepartment();
		this.work.sendMessages();

		var sent = sheet(logIn("officer"), this.work.task(reference, "Task_StudyCase")).at("/messages");

		assertThat(sent.findValuesAsText("text")).anyMatch((text) -> text.startsWith("استلمنا طلبكم"));
		assertThat(sent.at("/0/state/name").asText()).isEqualTo("وصلت إلى الجوال");
		assertThat(sent.at("/0/mobile").asText()).isEqualTo("******567");
		assertThat(sent.toString()).doesNotContain("501234567");
	}

	@Test
	@DisplayName("opens those of a person's earlier cases that the user may open, and only those")
	void earlierCases() throws Exception {
		var request = CaseWork.request("passport");
		var first = this.work.handIn("clerk", request);
		var elsewhere = another(request, Map.of("centre", "jeddah", "subject", "طلب في جدة"), "clerk-jeddah");
		var second = another(request, Map.of("subject", "طلب آخر"), "clerk");
		var clerk = logIn("clerk");

		var earlier = sheet(clerk, this.work.task(second, "Task_ClassifyRequest")).at("/earlier");

		assertThat(earlier.findValuesAsText("reference")).containsExactly(first);
		var opened = clerk.get(ROOT + "/case/" + first, BodyHandlers.ofString());
		assertThat(this.json.readTree(opened.body()).at("/reference").asText()).isEqualTo(first);
		assertThat(this.log.forCase(first).get(0).read().reader()).isEqualTo("clerk");
		assertThat(clerk.get(ROOT + "/case/" + elsewhere, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
		assertThat(logIn("callcentre").get(ROOT + "/case/" + first, BodyHandlers.ofString()).statusCode())
			.isEqualTo(404);
	}

	@Test
	@DisplayName("finds cases by reference and by person if the user may open them, and logs each of them")
	void search() throws Exception {
		var request = CaseWork.request("passport");
		var reference = this.work.handIn("clerk", request);
		var identity = request.get("identityNumber").toString();
		var arabic = identity.chars()
			.mapToObj((digit) -> String.valueOf((char) (digit - '0' + '٠')))
			.reduce("", String::concat);

		assertThat(found("clerk", reference)).containsExactly(reference);
		assertThat(found("clerk", arabic)).containsExactly(reference);
		assertThat(found("clerk-jeddah", identity)).isEmpty();
		assertThat(found("callcentre", reference)).isEmpty();
		assertThat(this.log.forCase(reference)).hasSize(2);
		assertThat(search("clerk", "1058529941").statusCode()).isEqualTo(400);
		assertThat(search("clerk", "12-34").statusCode()).isEqualTo(400);
		assertThat(this.json.readTree(search("clerk", identity).body()).at("/0/tasks/0/name").asText())
			.isEqualTo("تصنيف الطلب");
	}

	@Test
	@DisplayName("keeps a confidential case within its own domain: nobody else finds, opens, lists or assigns it")
	void confidential() throws Exception {
		ConfidentialModel.deploy(this.work.engine().getRepositoryService());
		var reference = this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, ConfidentialModel.question());
		var person = this.work.file(reference).requester().identityNumber();
		var task = this.work.task(reference, "Task_ReviewEnquiry").getId();
		for (var outsider : List.of("clerk", "supervisor", "officer", "admin")) {
			assertThat(found(outsider, reference)).as(outsider).isEmpty();
			assertThat(found(outsider, person)).as(outsider).isEmpty();
			var session = logIn(outsider);
			assertThat(session.get(ROOT + "/case/" + reference, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
			assertThat(session.get(ROOT + "/lead/tasks", BodyHandlers.ofString()).body()).doesNotContain(task,
					reference);
			assertThat(assign(session, "clerk", "توزيع العمل", task).at("/done").asInt()).as(outsider).isZero();
			assertThat(session.post(ROOT + "/search/cards", "{\"tasks\": [\"" + task + "\"]}").body()).isEqualTo("{}");
		}
		assertThat(this.log.forCase(reference)).as("no access is logged").isEmpty();

		assertThat(found("tawasul", person)).containsExactly(reference);
		var lead = logIn("tawasul-supervisor");
		assertThat(lead.get(ROOT + "/lead/tasks", BodyHandlers.ofString()).body()).contains(reference);
		assertThat(assign(lead, "clerk", "توزيع العمل", task).at("/done").asInt()).isZero();
		assertThat(assign(lead, "tawasul", "توزيع العمل", task).at("/done").asInt()).isEqualTo(1);
		assertThat(unread("tawasul")).isEqualTo(1);
	}

	@Test
	@DisplayName("notifies people who were assigned a task or lost one, but not those who claimed it themselves")
	void notices() throws Exception {
		var reference = this.work.withDepartment();
		var task = this.work.task(reference, "Task_StudyCase");
		hire("officer-two", "department-officers", "department-officers-passports");
		var supervisor = logIn("supervisor");
		this.notices.read("officer", Long.MAX_VALUE);

		assign(supervisor, "officer", "توزيع العمل على الموظفين", task.getId());
		assertThat(unread("officer")).isEqualTo(1);
		assign(supervisor, "officer-two", "غياب الزميل هذا الأسبوع", task.getId());
		assign(supervisor, null, "عاد الزميل إلى عمله", task.getId());
		this.work.claim("officer", reference, "Task_StudyCase");

		var notices = this.json.readTree(logIn("officer").get(ROOT + "/notices", BodyHandlers.ofString()).body());
		assertThat(notices.findValuesAsText("code")).startsWith("TAKEN", "ASSIGNED");
		assertThat(notices.at("/0/name").asText()).isEqualTo("دراسة المعاملة");
		assertThat(notices.at("/0/reference").asText()).isEqualTo(reference);
		assertThat(notices.at("/0/by").asText()).isEqualTo("منيرة السبيعي");
		assertThat(unread("officer-two")).isEqualTo(2);
		assertThat(unread("supervisor")).isZero();
		logIn("officer").post(ROOT + "/notices/read", "{\"upTo\": " + notices.at("/0/id").asLong() + "}");
		assertThat(unread("officer")).isZero();
		assertThat(unread("officer-two")).as("nobody marks another person's notices as read").isEqualTo(2);
	}

	@Test
	@DisplayName("lets a lead assign many tasks of her place to a colleague, with a reason for the log, and names those refused")
	void bulk() throws Exception {
		var mine = List.of(this.work.withDepartment(), this.work.withDepartment())
			.stream()
			.map((reference) -> this.work.task(reference, "Task_StudyCase").getId())
			.toList();
		var foreign = this.work.task(another(CaseWork.request("passport"), Map.of("centre", "jeddah"), "clerk-jeddah"),
				"Task_ClassifyRequest");
		var supervisor = logIn("supervisor");
		var before = this.json.readTree(supervisor.get(ROOT + "/lead/tasks", BodyHandlers.ofString()).body());
		assertThat(before.at("/tasks").findValuesAsText("id")).containsAll(mine).doesNotContain(foreign.getId());
		assertThat(before.at("/colleagues").findValuesAsText("id")).contains("officer");

		var outcome = assign(supervisor, "officer", "توزيع العمل", mine.get(0), mine.get(1), foreign.getId());

		assertThat(outcome.at("/done").asInt()).isEqualTo(2);
		assertThat(outcome.at("/refused/0/task").asText()).isEqualTo(foreign.getId());
		assertThat(outcome.at("/refused/0/messageAr").asText()).isNotBlank();
		for (var task : mine) {
			var entry = this.work.engine()
				.getHistoryService()
				.createUserOperationLogQuery()
				.taskId(task)
				.operationType("Assign")
				.singleResult();
			assertThat(entry.getUserId()).isEqualTo("supervisor");
			assertThat(entry.getNewValue()).isEqualTo("officer");
			assertThat(entry.getAnnotation()).isEqualTo("توزيع العمل");
		}
		assertThat(assign(supervisor, "clerk", "توزيع العمل", mine.get(0)).at("/refused/0/messageAr").asText())
			.as("not of the group")
			.contains("المجموعة المختصة");
		assertThat(assign(supervisor, null, "", mine.get(0)).at("/refused/0/messageAr").asText())
			.contains("اكتب السبب");
		assertThat(assign(supervisor, null, "لأن 1058529940 طلب", mine.get(0)).at("/refused/0/messageAr").asText())
			.contains("رقم هوية");
		assertThat(assign(logIn("officer"), null, "توزيع العمل", mine.get(0)).at("/done").asInt()).isZero();
		assertThat(logIn("officer").get(ROOT + "/lead/tasks", BodyHandlers.ofString()).statusCode()).isEqualTo(204);
		assertThat(logIn("tawasul-supervisor").get(ROOT + "/lead/tasks", BodyHandlers.ofString()).body())
			.doesNotContain("تصنيف الطلب");
	}

	@Test
	@DisplayName("shows the urgency of each listed task to people who may see it")
	void cards() throws Exception {
		var reference = this.work.handIn("passport");
		var task = this.work.task(reference, "Task_ClassifyRequest");
		var asked = "{\"tasks\": [\"" + task.getId() + "\"]}";

		var card = this.json.readTree(logIn("clerk").post(ROOT + "/search/cards", asked).body()).at("/" + task.getId());

		assertThat(card.at("/reference").asText()).isEqualTo(reference);
		assertThat(card.at("/priority/name").asText()).isNotBlank();
		assertThat(card.at("/due/name").asText()).isIn("تستحق اليوم", "تستحق غداً", "في موعدها");
		assertThat(this.json.readTree(logIn("clerk-jeddah").post(ROOT + "/search/cards", asked).body())).isEmpty();
		assertThat(card.at("/groups")).as("without being asked for").isEmpty();
	}

	@Test
	@DisplayName("names the groups of a listed task in the language of the page, if a page asks for them")
	void groups() throws Exception {
		var reference = this.work.handIn("passport");
		var task = this.work.task(reference, "Task_ClassifyRequest").getId();
		var asked = "{\"tasks\": [\"" + task + "\"], \"groups\": true}";
		var clerk = logIn("clerk");
		var path = "/" + task + "/groups/0";

		var english = this.json.readTree(clerk.post(ROOT + "/search/cards", asked, "en").body()).at(path).asText();
		var arabic = this.json.readTree(clerk.post(ROOT + "/search/cards", asked, "ar").body()).at(path).asText();

		assertThat(english).contains("Riyadh").matches("[A-Za-z' –]+");
		assertThat(arabic).contains("الرياض");
		assertThat(this.json.readTree(logIn("clerk-jeddah").post(ROOT + "/search/cards", asked, "en").body()))
			.isEmpty();
	}

	private String another(Map<String, Object> request, Map<String, Object> changes, String clerk) {
		var answers = new HashMap<>(request);
		answers.putAll(changes);
		return this.work.handIn(clerk, answers);
	}

	private void hire(String user, String... groups) {
		var identity = this.work.engine().getIdentityService();
		if (identity.createUserQuery().userId(user).count() == 0) {
			var account = identity.newUser(user);
			account.setPassword("seven quiet camels");
			identity.saveUser(account);
			for (var group : groups) {
				identity.createMembership(user, group);
			}
		}
	}

	@Test
	@DisplayName("fills a form from the register of persons for those who take requests, and logs each look")
	void person() throws Exception {
		var known = this.json.readTree(person("clerk", "١٠٥٨٥٢٩٩٤٠").body());

		assertThat(known.at("/requesterName").asText()).isEqualTo("نورة بنت سعد العتيبي");
		assertThat(known.at("/section").asText()).isEqualTo("القسم النسائي");
		assertThat(known.at("/mobile").asText()).isNotEmpty();
		assertThat(known.at("/shortAddress").asText()).matches("RRRD\\d{4}");
		assertThat(known.at("/fullAddress").asText()).contains("الرياض");
		assertThat(this.json.readTree(person("clerk", "1730546189").body()).at("/known").asBoolean()).isFalse();
		assertThat(person("officer", "1058529940").statusCode()).isEqualTo(403);
		assertThat(person("clerk", "1058529941").statusCode()).isEqualTo(400);
		assertThat(this.jdbc.sql("select reader from person_look where identity_hash = ?")
			.param(this.work.fields().hash("1058529940"))
			.query(String.class)
			.list()).contains("clerk").doesNotContain("officer");
	}

	@Test
	@DisplayName("shows a typed short address in full, and says if its register does not know it")
	void address() throws Exception {
		var known = this.json.readTree(address("RRRD2929").body());
		assertThat(known.at("/outcome").asText()).isEqualTo("FOUND");
		assertThat(known.at("/fullAddress").asText()).contains("2929", "الرياض");
		assertThat(this.json.readTree(address("ZZZZ0000").body()).at("/outcome").asText()).isEqualTo("UNKNOWN");
		assertThat(address("no address").statusCode()).isEqualTo(400);
	}

	@Test
	@DisplayName("takes no request whose short address the register does not know, whatever its sender adds")
	void unknownAddress() throws Exception {
		var answers = new HashMap<String, Object>(CaseWork.request("none"));
		answers.keySet().removeAll(List.of("topic", "subject", "requestText"));
		answers.putAll(Map.of("representation", "SELF", "termYears", "5", "deliveryMethod", "HOME", "addressKind",
				"SHORT", "shortAddress", "ZZZZ0000", "handTo", "SELF"));
		for (var key : Arrays.asList(null, "")) {
			var refused = start("clerk", answers, key);
			assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
			assertThat(refused.body()).contains("address.unknown", "\"field\":\"shortAddress\"");
		}
		assertThat(start("officer", answers, null).statusCode()).as("a person without the right hears nothing of it")
			.isEqualTo(403);

		answers.put("shortAddress", "rrrd ٢٩٢٩");
		var taken = start("clerk", answers, "");
		assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
	}

	private HttpResponse<String> start(String person, Map<String, Object> answers, String businessKey)
			throws Exception {
		var variables = new HashMap<String, Object>();
		answers.forEach((name, value) -> variables.put(name, Map.of("value", value)));
		var sent = new HashMap<String, Object>(Map.of("variables", variables));
		if (businessKey != null) {
			sent.put("businessKey", businessKey);
		}
		return logIn(person).post("/camunda/api/engine/engine/default/process-definition/key/"
				+ "services-driving-licence-renewal/submit-form", this.json.writeValueAsString(sent));
	}

	private HttpResponse<String> address(String typed) throws Exception {
		return logIn("clerk").post(ROOT + "/person/address",
				this.json.writeValueAsString(Map.of("shortAddress", typed)));
	}

	@Test
	@DisplayName("answers nothing about more persons than stand at a counter, and stores the refusal")
	void tooManyPersons() throws Exception {
		for (var look = 0; look < 40; look++) {
			this.jdbc.sql("insert into person_look (identity_hash, reader, looked_at) values (?, ?, ?)")
				.params("10000000" + (10 + look), "clerk-jeddah", this.clock.instant().atOffset(ZoneOffset.UTC))
				.update();
		}

		var refused = person("clerk-jeddah", "1058529940");

		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(refused.body()).contains("أخبر مشرفك");
		assertThat(this.jdbc.sql("select reader from person_look_refusal where identity_hash = ?")
			.param(this.work.fields().hash("1058529940"))
			.query(String.class)
			.list()).containsExactly("clerk-jeddah");
		this.jdbc.sql("delete from person_look where reader = 'clerk-jeddah'").update();
		assertThat(person("clerk-jeddah", "1058529940").statusCode()).isEqualTo(200);
	}

	private HttpResponse<String> person(String user, String number) throws Exception {
		return logIn(user).post(ROOT + "/person", this.json.writeValueAsString(Map.of("number", number)));
	}

	private int unread(String user) {
		return this.notices.unread(user).count();
	}

	private List<String> found(String user, String number) throws Exception {
		return this.json.readTree(search(user, number).body()).findValuesAsText("reference");
	}

	private HttpResponse<String> search(String user, String number) throws Exception {
		return logIn(user).post(ROOT + "/search/cases", this.json.writeValueAsString(Map.of("number", number)));
	}

	private JsonNode assign(WebAppSession lead, String colleague, String reason, String... tasks) throws Exception {
		var order = new HashMap<String, Object>(Map.of("tasks", tasks, "reason", reason));
		order.put("colleague", colleague);
		return this.json.readTree(lead.post(ROOT + "/lead/assign", this.json.writeValueAsString(order)).body());
	}

	private HttpResponse<String> note(WebAppSession person, Task task, String text) throws Exception {
		return person.post(caseOf(task) + "/note", this.json.writeValueAsString(Map.of("text", text)));
	}

	private HttpResponse<String> upload(WebAppSession person, Task task, String kind, String name, byte[] file)
			throws Exception {
		return person.upload(caseOf(task) + "/scan", file, "X-Wusul-Kind",
				URLEncoder.encode(kind, StandardCharsets.UTF_8), "X-Wusul-Name",
				URLEncoder.encode(name, StandardCharsets.UTF_8));
	}

	private JsonNode sheet(WebAppSession person, Task task) throws Exception {
		return this.json.readTree(person.get(caseOf(task), BodyHandlers.ofString()).body());
	}

	private static String caseOf(Task task) {
		return ROOT + "/task/" + task.getId() + "/case";
	}

	private WebAppSession logIn(String user) throws Exception {
		return WebAppSession.logIn(this.port, user);
	}

	private static List<String> texts(JsonNode list) {
		return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
	}

	private static byte[] picture() throws Exception {
		var bytes = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
		return bytes.toByteArray();
	}

}
