package sa.wusul.journey;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseState;
import sa.wusul.demo.register.DemoRegisters;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;
import sa.wusul.services.Findings;
import sa.wusul.services.register.RegisterExchanges;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A case's order to the registers")
@Tag("story")
class RegisterExchangeTest {

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

		private static final String EXCHANGE = "services-register-exchange";

		@Autowired
		private CaseWork work;

		@Autowired
		private DemoRegisters registers;

		@Autowired
		private Findings findings;

		@Autowired
		private Inbox inbox;

		@Autowired
		private List<OutboxHandler> handlers;

		@Autowired
		private HealthIndicator registersHealthIndicator;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private Clock clock;

		@AfterEach
		void everyRegisterWorks() {
			this.registers.registers().forEach((register) -> this.registers.set(register.register(), false));
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is answered at once if all are up, stored as findings, and the case continues")
		void answered() {
			var reference = request();
			var exchange = enquire(reference, "persons,passports,fines");
			assertThat(this.findings.forCase(reference)).as("no register is asked before the commit").isEmpty();

			talk();

			assertThat(isOver(exchange)).isTrue();
			assertThat(this.findings.forCase(reference)).containsEntry("personKnown", true)
				.containsEntry("travelBan", false)
				.containsEntry("passportFound", true)
				.containsEntry("unpaidFines", 0L)
				.containsKeys("age", "identityDaysLeft", "passportDaysLeft");
			assertThat(this.work.timeline(reference)).noneMatch((sentence) -> sentence.contains("سجل"));
		}

		@Test
		@DisplayName("contains no personal data, neither in the engine nor in the outbox")
		void namesNobody() {
			var reference = request();
			this.work.addParticular(reference, "plateNumber", "ب ط ق 7351");
			var exchange = enquire(reference, "persons,vehicles");
			talk();

			assertThat(this.findings.forCase(reference)).as("the register received the plate")
				.containsEntry("vehicleFound", true);
			var kept = Stream.of(this.jdbc
				.sql("select payload, entry_key || coalesce(reason, '') as name from outbox where case_reference = ?")
				.param(reference)
				.query((row, index) -> this.work.fields().open("outbox.payload", row.getString("payload"))
						+ row.getString("name"))
				.list(),
					this.jdbc.sql("select message_key || coalesce(reason, '') from inbox where case_reference = ?")
						.param(reference)
						.query(String.class)
						.list(),
					this.work.engine()
						.getHistoryService()
						.createHistoricVariableInstanceQuery()
						.processInstanceId(exchange)
						.list()
						.stream()
						.map((variable) -> variable.getName() + variable.getValue())
						.toList())
				.flatMap(List::stream)
				.toList();
			assertThat(kept).anyMatch((text) -> text.contains("vehicles"))
				.noneMatch((text) -> text.contains(this.work.file(reference).requester().identityNumber()))
				.noneMatch((text) -> text.contains("7351"))
				.noneMatch((text) -> text.contains("vehicleFound"));
		}

		@Test
		@DisplayName("outlasts a register that is down for five minutes, without any message")
		void fiveMinutes() {
			this.registers.set("persons", true);
			var reference = request();
			var exchange = enquire(reference, "persons");
			talk();
			assertThat(isOver(exchange)).isFalse();
			assertThat(outboxStates(reference)).containsExactly("WAITING");

			after(Duration.ofMinutes(5), exchange);
			this.registers.set("persons", false);
			talk();

			assertThat(isOver(exchange)).isTrue();
			assertThat(this.work.messageKeys(reference)).doesNotContain("serviceRegisterDown");
		}

		@Test
		@DisplayName("waits for days in the middle of several, reports it once, and keeps the answers of the others")
		void days() {
			this.registers.set("vehicles", true);
			var reference = request();
			var exchange = enquire(reference, "persons,vehicles,fines");
			talk();
			assertThat(this.findings.forCase(reference)).containsEntry("personKnown", true).containsKey("unpaidFines");

			after(Duration.ofMinutes(11), exchange);
			talk();
			assertThat(this.work.messageKeys(reference)).containsOnlyOnce("serviceRegisterDown");
			assertThat(this.work.timeline(reference)).endsWith("تأخر رد أحد السجلات لعطل مؤقت، ونواصل طلبكم فور وروده");
			assertThat(this.registersHealthIndicator.health().getStatus().getCode()).isEqualTo("DEGRADED");
			assertThat(this.registersHealthIndicator.health().getDetails()).containsKey("vehicles.oldest");
			assertThat(note(reference)).isEqualTo("سجل المركبات");

			for (var hour = 1; hour <= 30; hour++) {
				if (hour % 2 == 0) {
					// The outbox gives up long before the case does.
					this.jdbc.sql("update outbox set state = 'FAILED' where case_reference = ? and state = 'WAITING'")
						.param(reference)
						.update();
				}
				after(Duration.ofMinutes(61), exchange);
			}
			talk();
			assertThat(isOver(exchange)).isFalse();
			assertThat(asked(reference, "persons")).as("a register that answered is not asked again").isOne();

			this.registers.set("vehicles", false);
			talk();
			assertThat(isOver(exchange)).isTrue();
			assertThat(this.findings.forCase(reference)).containsEntry("vehicleFound", false)
				.containsEntry("personKnown", true);
			assertThat(asked(reference, "vehicles")).as("only one of the rounds asks").isOne();
			assertThat(this.work.messageKeys(reference)).containsOnlyOnce("serviceRegisterDown");
		}

		@Test
		@DisplayName("is entered once, however often it is ordered")
		void enteredOnce() {
			var reference = request();
			var first = enter(reference, "passports", "RENEW_PASSPORT", "10");
			var entry = call(reference, 0);
			talk();
			assertThat(isOver(first)).isTrue();
			var document = this.findings.forCase(reference);
			assertThat(document).containsKeys("documentSerialNumber", "validFrom", "validUntil");

			registerCalls().perform(entry);
			var second = enter(reference, "passports", "RENEW_PASSPORT", "5");
			talk();

			assertThat(isOver(second)).isTrue();
			assertThat(this.findings.forCase(reference)).isEqualTo(document);
			enquire(reference, "passports");
			talk();
			assertThat(this.findings.forCase(reference)).as("an entry stays beside later enquiries")
				.containsAllEntriesOf(document)
				.containsEntry("passportFound", true);
			assertThat(this.jdbc.sql("select count(*) from demo_register_entry where entry_key like ?")
				.param(reference + "%")
				.query(Integer.class)
				.single()).isOne();
		}

		@Test
		@DisplayName("replaces a register's facts by its latest answer, and keeps the facts of others")
		void newerAnswer() {
			var reference = request();
			this.findings.replace(reference, "vehicles", Map.of("vehicleFound", true, "vehicleStolen", false));
			this.findings.keep(reference, Map.of("lateReturns", 2));
			enquire(reference, "vehicles,persons");
			talk();

			assertThat(this.findings.forCase(reference)).containsEntry("vehicleFound", false)
				.doesNotContainKey("vehicleStolen")
				.containsEntry("personKnown", true)
				.containsEntry("lateReturns", 2L);
		}

		@Test
		@DisplayName("survives a node that crashes between the answer and its receipt")
		void nodeDies() {
			var reference = request();
			var exchange = enquire(reference, "persons,fines");
			registerCalls().perform(call(reference, 0));
			assertThat(this.work.engine().getRuntimeService().getActiveActivityIds(exchange))
				.containsExactly("Task_AwaitAnswer");

			talk();

			assertThat(isOver(exchange)).isTrue();
			assertThat(asked(reference, "persons") + asked(reference, "fines")).isEqualTo(2);
		}

		@Test
		@DisplayName("continues the case once if two registers answer at the same moment")
		void sameMoment() throws Exception {
			for (var round = 0; round < 10; round++) {
				var reference = request();
				var exchange = enquire(reference, "persons,fines");
				var start = new CyclicBarrier(2);
				var both = Stream.of(call(reference, 0), call(reference, 1))
					.map((entry) -> CompletableFuture.runAsync(() -> {
						await(start);
						registerCalls().perform(entry);
					}))
					.toArray(CompletableFuture[]::new);
				CompletableFuture.allOf(both).get(30, TimeUnit.SECONDS);
				talk();
				assertThat(isOver(exchange)).isTrue();
				assertThat(this.jdbc.sql("select count(*) from inbox where case_reference = ? and message_name = ?")
					.params(reference, RegisterExchanges.ANSWERED)
					.query(Integer.class)
					.single()).isOne();
			}
		}

		@Test
		@DisplayName("ends when the case is closed, and a late answer is ignored")
		void late() {
			this.registers.set("persons", true);
			var reference = request();
			enquire(reference, "persons");
			talk();
			this.inbox.receive(new InboxMessage("test:" + reference, "intake.requestWithdrawn", reference));
			this.work.deliverInbox();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);

			this.registers.set("persons", false);
			talk();

			assertThat(asked(reference, "persons")).isZero();
			assertThat(this.findings.forCase(reference)).isEmpty();
			assertThat(outboxStates(reference)).containsOnly("PERFORMED");
		}

		/** Finds the process in Cockpit as the passports' supervisor. */
		@Test
		@DisplayName("is visible to the supervisors of the department while it waits")
		void supervisor() {
			this.registers.set("persons", true);
			var exchange = enquire(request(), "persons");
			talk();

			assertThat(this.work.<Long>as("supervisor",
					() -> this.work.engine()
						.getRuntimeService()
						.createProcessInstanceQuery()
						.processInstanceId(exchange)
						.count()))
				.isOne();
			assertThat(this.work.engine().getRuntimeService().getActiveActivityIds(exchange))
				.containsExactly("Task_AwaitAnswer");
		}

		/** Returns a request whose own enquiry about its requester is out of the way. */
		private String request() {
			var reference = this.work.handIn("passport");
			this.jdbc.sql("update outbox set state = 'PERFORMED' where entry_key = ?")
				.param("requester:" + reference)
				.update();
			return reference;
		}

		private String enquire(String reference, String names) {
			return start(reference, Map.of("registerOrder", "ENQUIRY", "registers", names));
		}

		private String enter(String reference, String register, String kind, String years) {
			return start(reference,
					Map.of("registerOrder", "ENTRY", "registers", register, "entryKind", kind, "termYears", years));
		}

		private String start(String reference, Map<String, Object> order) {
			var variables = new HashMap<>(order);
			variables.putAll(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men", "requestType",
					"E_SERVICE", "priority", "NORMAL", "department", "passports"));
			return this.work.engine()
				.getRuntimeService()
				.startProcessInstanceByKey(EXCHANGE, reference, variables)
				.getId();
		}

		/** Runs all due outbox entries and inbox messages. */
		private void talk() {
			this.jdbc.sql("update outbox set due_at = current_timestamp where state = 'WAITING'").update();
			this.work.sendMessages();
			this.work.makeInboxDue();
			this.work.deliverInbox();
		}

		/** Lets time pass for this exchange only, because other tests have their own. */
		private void after(Duration time, String exchange) {
			this.work.setTime(this.clock.instant().plus(time));
			var management = this.work.engine().getManagementService();
			management.createJobQuery()
				.processInstanceId(exchange)
				.executable()
				.list()
				.forEach((job) -> management.executeJob(job.getId()));
		}

		private boolean isOver(String exchange) {
			return this.work.engine()
				.getRuntimeService()
				.createProcessInstanceQuery()
				.processInstanceId(exchange)
				.count() == 0;
		}

		private OutboxHandler registerCalls() {
			return this.handlers.stream()
				.filter((handler) -> handler.kind().equals("register"))
				.findFirst()
				.orElseThrow();
		}

		private OutboxEntry call(String reference, int index) {
			return this.jdbc
				.sql("select entry_key, payload from outbox where case_reference = ? and kind = 'register' order by id")
				.param(reference)
				.query((row, number) -> new OutboxEntry(row.getString("entry_key"), "register", reference,
						this.work.fields().open("outbox.payload", row.getString("payload"))))
				.list()
				.get(index);
		}

		private List<String> outboxStates(String reference) {
			return this.jdbc.sql("select state from outbox where case_reference = ? and kind = 'register' order by id")
				.param(reference)
				.query(String.class)
				.list();
		}

		private int asked(String reference, String register) {
			return this.jdbc.sql("select count(*) from demo_register_enquiry where case_reference = ? and register = ?")
				.params(reference, register)
				.query(Integer.class)
				.single();
		}

		private String note(String reference) {
			return this.jdbc.sql("select text from case_note where reference = ? and kind = 'silentRegisters'")
				.param(reference)
				.query((row, number) -> this.work.fields().open("case_note.text", row.getString("text")))
				.single();
		}

		private static void await(CyclicBarrier barrier) {
			try {
				barrier.await();
			}
			catch (Exception broken) {
				throw new IllegalStateException(broken);
			}
		}

	}

}
