package sa.wusul.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.RequestStarter;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@DisplayName("The opening of a request")
@Tag("story")
class RefusedRequestTest {

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

		/** Only a real server opens several connections at once. */
		@Test
		@DisplayName("gives four simultaneous requests different references")
		void openingsAtTheSameTime() throws Exception {
			var each = 15;
			var threads = Executors.newFixedThreadPool(4);
			try {
				var openings = IntStream.range(0, 4 * each)
					.<Callable<String>>mapToObj((number) -> () -> work().handIn("passport"))
					.toList();
				var references = threads.invokeAll(openings).stream().map((opening) -> {
					try {
						return opening.get();
					}
					catch (Exception problem) {
						throw new IllegalStateException(problem);
					}
				}).toList();

				assertThat(references).doesNotHaveDuplicates().hasSize(4 * each);
				assertThat(references).allSatisfy((reference) -> assertThat(work().openSteps(reference)).hasSize(1));
			}
			finally {
				threads.shutdownNow();
			}
		}

	}

	@CaseStory
	abstract static class Behaviour {

		@Autowired
		private CaseWork work;

		@Autowired
		private RequestStarter requests;

		@Autowired
		private JdbcClient jdbc;

		CaseWork work() {
			return this.work;
		}

		static Stream<Arguments> wrong() {
			return Stream.of(
					wrong("an ID with a wrong check digit", "identity.checksum", "identityNumber", "1058529941"),
					wrong("an ID that begins with another digit", "identity.form", "identityNumber", "3058529940"),
					wrong("an ID with letters", "field.pattern", "identityNumber", "10585299AB"),
					wrong("a mobile that is a landline", "mobile.invalid", "mobile", "0112345678"),
					wrong("a mobile that is too short", "field.tooShort", "mobile", "050123"),
					wrong("an oversized text", "field.tooLong", "requestText", "ن".repeat(4001)),
					wrong("an empty text", "field.required", "requestText", "   "),
					wrong("a text that is too short", "field.tooShort", "requestText", "قصير"),
					wrong("no name", "field.required", "requesterName", null),
					wrong("a direction override in the name", "text.directionOverride", "requesterName",
							"محمد \u202eالله"),
					wrong("a direction override in the subject", "text.directionOverride", "subject", "طلب \u2067خفي"),
					wrong("a control character in the text", "text.control", "requestText", "أرجو النظر\u0000 في طلبي"),
					wrong("digits in the name", "name.form", "requesterName", "محمد 123"),
					wrong("an unknown topic", "field.option", "topic", "weather"),
					wrong("a number where text belongs", "field.type", "subject", 42),
					wrong("a field that the form does not have", "field.unknown", "priority", "URGENT"),
					wrong("another centre than the clerk's", "centre.notYours", "centre", "jeddah"),
					wrong("another section than the clerk's", "centre.notYours", "section", "women"),
					wrong("a channel that staff do not use", "channel.notForStaff", "channel", "PORTAL"),
					arguments("an agent who is the requester", "agent.isRequester",
							(Consumer<Map<String, Object>>) (answers) -> answers.putAll(Map.of("channel", "ON_BEHALF",
									"agentName", "سالم بن سعد", "agentIdentityNumber", answers.get("identityNumber")))),
					arguments("an agent without a name", "field.required",
							(Consumer<Map<String, Object>>) (answers) -> answers
								.putAll(Map.of("channel", "ON_BEHALF", "agentIdentityNumber", "1001244019"))));
		}

		private static Arguments wrong(String what, String code, String field, Object value) {
			return arguments(what, code, (Consumer<Map<String, Object>>) (answers) -> answers.put(field, value));
		}

		@ParameterizedTest(name = "{0}: {1}")
		@MethodSource("wrong")
		@DisplayName("leaves no data behind for an invalid request")
		void wrongAnswers(String what, String code, Consumer<Map<String, Object>> mistake) {
			var answers = CaseWork.request("passport");
			mistake.accept(answers);
			assertRefused((code.endsWith("notYours") || code.endsWith("notForStaff")) ? 403 : 400, code,
					() -> this.work.handIn("clerk", answers));
		}

		@Test
		@DisplayName("leaves no data behind for an unknown service")
		void unknownService() {
			assertRefused(404, "service.unknown", () -> this.requests.submit("intake-no-such-service",
					CaseWork.request("passport"), Optional.empty()));
		}

		@Test
		@DisplayName("leaves no data behind for a process started without its form")
		void withoutForm() {
			assertRefused(400, "case.notOpened",
					() -> this.work.engine()
						.getRuntimeService()
						.startProcessInstanceByKey(CaseWork.REQUEST, Map.of("channel", "COUNTER")));
			assertRefused(400, "reference.notYours",
					() -> this.work.as("clerk", () -> this.work.engine()
						.getFormService()
						.submitStartForm(this.work.startForm(), "1448-0000001-0", CaseWork.request("passport"))));
		}

		@Test
		@DisplayName("refuses a repetition on the same day with the reference of the first request")
		void secondTime() {
			var answers = CaseWork.request("passport");
			var earlier = this.work.handIn("clerk", new HashMap<>(answers));

			assertRefused(409, "request.alreadySubmitted", () -> this.work.handIn("clerk", answers), earlier);
		}

		@Test
		@DisplayName("leaves no data behind if a later step fails")
		void failureInTheMiddle() {
			var before = this.work.rows();
			this.jdbc.sql("alter table outbox rename to outbox_away").update();
			try {
				assertThatThrownBy(() -> this.work.handIn("passport")).isNotInstanceOf(RefusalException.class);
			}
			finally {
				this.jdbc.sql("alter table outbox_away rename to outbox").update();
			}
			assertThat(this.work.rows()).isEqualTo(before);
		}

		@Test
		@DisplayName("returns the same reference for a repeated key and opens nothing more")
		void sameKey() {
			var first = this.requests.submit(CaseWork.REQUEST, CaseWork.request("passport"), Optional.of("portal:k1"));
			var rows = this.work.rows();

			var second = this.requests.submit(CaseWork.REQUEST, CaseWork.request("driving"), Optional.of("portal:k1"));

			assertThat(first.opened()).isTrue();
			assertThat(second.opened()).isFalse();
			assertThat(second.reference()).isEqualTo(first.reference());
			assertThat(this.work.rows()).isEqualTo(rows);
		}

		@Test
		@DisplayName("does not change a task whose answers are invalid")
		void wrongTaskAnswers() {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");

			assertRefused(400, "field.required", () -> audit(reference, Map.of("auditDecision", "SEND_BACK")));
			assertRefused(400, "field.required", () -> audit(reference, Map.of("auditDecision", "REJECT")));
			assertRefused(400, "field.option", () -> audit(reference, Map.of("auditDecision", "PERHAPS")));
			assertRefused(400, "field.unknown",
					() -> audit(reference, Map.of("auditDecision", "ACCEPT", "auditOutcome", "REJECTED")));
			assertRefused(400, "text.directionOverride",
					() -> audit(reference, Map.of("auditDecision", "SEND_BACK", "note", "ملاحظة \u202e مقلوبة")));
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReviewCase");
			assertThat(this.work.task(reference, "Task_ReviewCase").getAssignee()).isNull();
		}

		@Test
		@DisplayName("refuses a task that a colleague has, or that is completed")
		void othersTask() {
			var reference = this.work.handIn("passport");
			this.work.claim("clerk", reference, "Task_ClassifyRequest");
			var task = this.work.task(reference, "Task_ClassifyRequest").getId();
			var answers = Map.<String, Object>of("requestType", "PASSPORT", "priority", "NORMAL");

			assertRefused(404, "task.gone", () -> submitAs("officer", task, answers));
			assertRefused(409, "task.withColleague", () -> submitAs("admin", task, answers));
			submitAs("clerk", task, answers);
			assertRefused(404, "task.gone", () -> submitAs("clerk", task, answers));
		}

		@Test
		@DisplayName("refuses a row that takes a right from one person, which the engine would not look for")
		void rightTakenAway() {
			var rights = this.work.engine().getAuthorizationService();
			var revocation = rights.createNewAuthorization(Authorization.AUTH_TYPE_REVOKE);
			revocation.setUserId("clerk");
			revocation.setResource(Resources.TASK);
			revocation.setResourceId(Authorization.ANY);

			assertRefused(400, "right.onlyGranted", () -> rights.saveAuthorization(revocation));
			assertRefused(403, "rights.fromFile",
					() -> this.work.as("admin", () -> rights.saveAuthorization(revocation)));
		}

		private Object audit(String reference, Map<String, Object> answers) {
			this.work.audit(reference, answers);
			return null;
		}

		private Object submitAs(String person, String task, Map<String, Object> answers) {
			return this.work.as(person, () -> {
				this.work.engine().getFormService().submitTaskForm(task, answers);
				return null;
			});
		}

		private void assertRefused(int status, String code, Callable<?> attempt, Object... arguments) {
			var before = this.work.rows();
			assertThatThrownBy(attempt::call).isInstanceOfSatisfying(RefusalException.class, (refusal) -> {
				assertThat(refusal.code()).isEqualTo(code);
				assertThat(refusal.kind().status()).isEqualTo(status);
				if (arguments.length > 0) {
					assertThat(refusal.arguments()).isEqualTo(arguments);
				}
			});
			assertThat(this.work.rows()).isEqualTo(before);
		}

	}

}
