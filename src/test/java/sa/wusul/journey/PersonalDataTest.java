package sa.wusul.journey;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseState;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WebAppSession;
import sa.wusul.support.WholeLog;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test that checks that no personal data from any channel is stored in the engine's
 * tables or in the log, nor in clear in any other table. The test data are distinctive,
 * so that every match is a leak.
 */
@DisplayName("Personal data")
@ExtendWith({ WholeLog.class, OutputCaptureExtension.class })
@Tag("story")
class PersonalDataTest {

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	/**
	 * The tests, run in a context of its own, started last: the web apps find their
	 * engine by name in the whole JVM, and get the latest engine of a name.
	 */
	@CaseStory
	abstract static class Behaviour {

		private static final ObjectMapper json = new ObjectMapper();

		private static final String NAME = "زرقاء اليمامة الفريدة";

		private static final String IDENTITY = "1987654322";

		private static final String MOBILE = "555987643";

		private static final String AGENT = "عنترة العبسي الوحيد";

		private static final String AGENT_IDENTITY = "1976543213";

		private static final String SUBJECT = "موضوع كالعنقاء لا يتكرر";

		private static final String TEXT = "نص لا يشبهه نص في أي مكان آخر";

		private static final String NOTE = "ملاحظة كالغول لا ثانية لها";

		private static final String DETAIL = "تفصيل كالخل الوفي لا يوجد";

		private static final String ANSWER = "جواب كبيض الأنوق لا مثيل له";

		private static final Map<String, List<String>> spellings = secrets().stream()
			.collect(Collectors.toMap((secret) -> secret, Behaviour::spellings));

		@Autowired
		private CaseWork work;

		@Autowired
		private JdbcClient jdbc;

		@LocalServerPort
		private int port;

		@Test
		@DisplayName("reach neither the log nor a table in clear on any channel, and are sealed in the case file")
		void stayInTheCaseFile(CapturedOutput log) throws Exception {
			var references = new LinkedHashSet<String>();
			for (var channel : List.of("COUNTER", "PHONE", "ON_BEHALF")) {
				references.add(this.work.handIn("clerk", answers(channel, "الإجراء")));
				references.add(overTasklist(answers(channel, "القائمة")));
			}
			for (var channel : List.of("PORTAL", "KIOSK")) {
				references.add(overChannel(answers(channel, "القناة")));
			}
			assertThat(references).hasSize(8);
			refuse();
			references.forEach(this::workToTheAnswer);

			LoggerFactory.getLogger(PersonalDataTest.class).info("The log holds this line");
			assertThat(log.getAll()).contains("The log holds this line");
			assertThat(hits(log.getAll())).as("in the log").isEmpty();
			assertThat(searchTables("act_")).as("in the engine's tables").isEmpty();

			assertThat(searchTables("")).as("in any table").isEmpty();
			assertThat(EncryptionForTests.inClear(this.jdbc)).as("columns whose class says sealed").isEmpty();
			assertThat(hits(EncryptionForTests.opened(this.jdbc, this.work.fields()).toString()))
				.as("opened, where they belong")
				.isEqualTo(Set.copyOf(secrets()));
			assertFoundInTheEnginesTables();
		}

		/**
		 * Asserts that the search would find a leak, as text and inside serialised bytes.
		 */
		private void assertFoundInTheEnginesTables() {
			this.jdbc.sql("insert into ACT_GE_BYTEARRAY (ID_, REV_, NAME_, BYTES_) values ('leak', 1, ?, ?)")
				.param(TEXT)
				.param(("\u0000\u0001{\"name\":\"" + NAME + "\"}").getBytes(StandardCharsets.UTF_8))
				.update();
			try {
				assertThat(searchTables("act_")).containsOnlyKeys("act_ge_bytearray.name_", "act_ge_bytearray.bytes_");
			}
			finally {
				this.jdbc.sql("delete from ACT_GE_BYTEARRAY where ID_ = 'leak'").update();
			}
		}

		private Map<String, Object> answers(String channel, String way) {
			var answers = CaseWork.request("passport");
			answers.putAll(Map.of("channel", channel, "requesterName", NAME, "identityNumber",
					way.equals("القائمة") ? "١٩٨٧٦٥٤٣٢٢" : IDENTITY, "mobile", "0" + MOBILE, "subject", SUBJECT,
					"requestText", TEXT + "، " + channel + way));
			if (channel.equals("ON_BEHALF")) {
				answers.putAll(Map.of("agentName", AGENT, "agentIdentityNumber", AGENT_IDENTITY));
			}
			return answers;
		}

		/** Asserts that refused data are not written either. */
		private void refuse() throws Exception {
			var wrong = answers("PORTAL", "المرفوض");
			wrong.put("identityNumber", "1987654320");
			assertThat(channelAnswer(wrong).statusCode()).isEqualTo(400);
			var tooLong = answers("PORTAL", "المرفوض");
			tooLong.put("requesterName", NAME + NAME.repeat(10));
			assertThat(channelAnswer(tooLong).statusCode()).isEqualTo(400);
		}

		private void workToTheAnswer(String reference) {
			this.work.complete("clerk", reference, "Task_ClassifyRequest",
					Map.of("requestType", "PASSPORT", "priority", "NORMAL", "department", "passports", "note", NOTE));
			this.work.audit(reference, Map.of("auditDecision", "MISSING_DOCUMENT", "missingDocument", "ID_COPY",
					"missingDocumentDetail", DETAIL));
			this.work.complete("clerk", reference, "Task_ReceiveDocument",
					Map.of("documentSupplied", true, "note", NOTE));
			this.work.audit(reference, Map.of("auditDecision", "SEND_BACK", "note", NOTE));
			this.work.complete("clerk", reference, "Task_ClassifyRequest",
					Map.of("requestType", "PASSPORT", "priority", "NORMAL", "department", "passports"));
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			this.work.complete("officer", reference, "Task_StudyCase",
					Map.of("resolutionDecision", "CONTRIBUTION", "contributingDepartment", "traffic", "note", NOTE));
			this.work.complete("officer-traffic", reference, "Task_ProvideContribution", Map.of("note", NOTE));
			this.work.complete("officer", reference, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", ANSWER));
			this.work.runJobs();
			this.work.sendMessages();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
		}

		/** Logs in and sends the form like the clerk's browser. */
		private String overTasklist(Map<String, Object> answers) throws IOException, InterruptedException {
			var variables = new HashMap<String, Object>();
			answers.forEach((name, value) -> variables.put(name, Map.of("value", value, "type", "String")));
			var started = WebAppSession.logIn(this.port, "clerk")
				.post("/camunda/api/engine/engine/default/process-definition/key/" + CaseWork.REQUEST + "/submit-form",
						json.writeValueAsString(Map.of("variables", variables)));
			assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
			return json.readTree(started.body()).get("businessKey").asText();
		}

		private String overChannel(Map<String, Object> answers) throws IOException, InterruptedException {
			var answer = channelAnswer(answers);
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
			return json.readTree(answer.body()).get("reference").asText();
		}

		private HttpResponse<String> channelAnswer(Map<String, Object> answers)
				throws IOException, InterruptedException {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(uri("/api/services/" + CaseWork.REQUEST + "/requests"))
					.header("Content-Type", "application/json")
					.header("Authorization", "Basic " + Base64.getEncoder()
						.encodeToString(("channel:" + AccountHttp.secret("channel")).getBytes(StandardCharsets.UTF_8)))
					.POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(answers)))
					.build(), BodyHandlers.ofString());
		}

		private URI uri(String path) {
			return URI.create("http://localhost:" + this.port + path);
		}

		/**
		 * Returns the columns of tables with this prefix that contain test data, with the
		 * data.
		 */
		private Map<String, Set<String>> searchTables(String prefix) {
			var found = new HashMap<String, Set<String>>();
			var tables = this.work.tables()
				.stream()
				.filter((table) -> table.toLowerCase().startsWith(prefix))
				// The demo's tables are the world outside.
				.filter((table) -> !table.toLowerCase().startsWith("demo_"))
				.toList();
			assertThat(tables).isNotEmpty();
			tables.forEach((table) -> this.jdbc.sql("select * from \"" + table + "\"").query((row) -> {
				var columns = row.getMetaData();
				var contents = new ArrayList<String>();
				for (var column = 1; column <= columns.getColumnCount(); column++) {
					contents.add(content(row, column));
				}
				if (hits(String.join("\n", contents)).isEmpty()) {
					return;
				}
				for (var column = 1; column <= columns.getColumnCount(); column++) {
					var name = (table + "." + columns.getColumnName(column)).toLowerCase();
					for (var hit : hits(contents.get(column - 1))) {
						found.computeIfAbsent(name, (key) -> new TreeSet<>()).add(hit);
					}
				}
			}));
			return found;
		}

		/** Returns a column as text, with bytes decoded in all possible encodings. */
		private static String content(ResultSet row, int column) throws SQLException {
			var value = row.getObject(column);
			if (value instanceof Clob clob) {
				return clob.getSubString(1, (int) clob.length());
			}
			if (value instanceof Blob blob) {
				value = blob.getBytes(1, (int) blob.length());
			}
			if (value instanceof byte[] bytes) {
				return new String(bytes, StandardCharsets.UTF_8) + new String(bytes, StandardCharsets.UTF_16BE)
						+ new String(bytes, StandardCharsets.UTF_16LE);
			}
			return String.valueOf(value);
		}

		private static List<String> secrets() {
			return List.of(NAME, IDENTITY, MOBILE, AGENT, AGENT_IDENTITY, SUBJECT, TEXT, NOTE, DETAIL, ANSWER);
		}

		private static Set<String> hits(String text) {
			var hits = new TreeSet<String>();
			spellings.forEach((secret, spelled) -> {
				if (spelled.stream().anyMatch(text::contains)) {
					hits.add(secret);
				}
			});
			return hits;
		}

		/**
		 * Returns the notations: plain, in Arabic digits, and escaped for JSON and URLs.
		 */
		private static List<String> spellings(String secret) {
			var spellings = new ArrayList<>(List.of(secret));
			if (Character.isDigit(secret.charAt(0))) {
				spellings.add(secret.chars()
					.mapToObj((digit) -> String.valueOf((char) (digit - '0' + '٠')))
					.collect(Collectors.joining()));
			}
			else {
				spellings.add(secret.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining()));
				spellings.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
			}
			return spellings;
		}

	}

}
