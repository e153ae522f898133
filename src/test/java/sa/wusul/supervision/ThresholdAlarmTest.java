package sa.wusul.supervision;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A figure that crosses its threshold")
@Tag("story")
class ThresholdAlarmTest {

	@Nested
	@OnH2
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		private static final String SUPERVISORS = "intake-supervisors-riyadh";

		private static final List<String> HERS = List.of("intake-supervisors", SUPERVISORS);

		@Autowired
		private CaseWork work;

		@Autowired
		private ThresholdAlarmWatch watch;

		@Autowired
		private ThresholdAlarmService alarms;

		@Autowired
		private RuntimeService processes;

		@Autowired
		private JdbcClient jdbc;

		@BeforeEach
		void nothingWaits() {
			this.work.setTime("2026-11-22T08:00:00");
			this.work.sendMessages();
			this.jdbc.sql("delete from demo_sms").update();
			this.jdbc.sql("delete from visit").update();
			this.jdbc.sql("update case_file set closed_at = opened_at where closed_at is null").update();
		}

		@AfterEach
		void now() {
			this.processes.createProcessInstanceQuery()
				.processDefinitionKey("escalation-threshold-alarm")
				.list()
				.forEach((left) -> this.processes.deleteProcessInstance(left.getId(), "next test"));
			this.jdbc.sql("delete from threshold_alarm").update();
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is told to the supervisors of its place once, by a page and a message without a case")
		void toldOnce() {
			visitorWaits();
			this.work.setTime("2026-11-22T08:44:00");
			this.watch.look();
			assertThat(ofRiyadh().alarms()).isEmpty();

			this.work.setTime("2026-11-22T08:46:00");
			this.watch.look();
			this.watch.look();

			var told = ofRiyadh();
			assertThat(told.unread()).isEqualTo(1);
			assertThat(told.alarms()).singleElement().satisfies((alarm) -> {
				assertThat(alarm.figure()).isEqualTo("HALL_WAIT");
				assertThat(alarm.place().code()).isEqualTo("riyadh");
				assertThat(alarm.measured()).isEqualTo(46);
				assertThat(alarm.fellAt()).isNull();
			});
			assertThat(messages()).singleElement()
				.asString()
				.contains("أطول انتظار في الصالة بالدقائق 46", "AL-" + told.alarms().get(0).id());
			assertThat(this.alarms.forStaff("supervisor-jeddah", List.of("intake-supervisors-jeddah")).alarms())
				.as("those of another centre")
				.isEmpty();
		}

		@Test
		@DisplayName("is told again only after it fell and its rest is over")
		void hysteresis() {
			visitorWaits();
			this.work.setTime("2026-11-22T08:46:00");
			this.watch.look();
			waitingFor("2026-11-22T08:06:00"); // 40 minutes: below the threshold, above
												// its end
			this.watch.look();
			assertThat(ofRiyadh().alarms().get(0).fellAt()).as("40 minutes: above its end").isNull();
			waitingFor("2026-11-22T07:46:00");
			this.watch.look();
			assertThat(ofRiyadh().alarms()).as("it did not fall between").hasSize(1);

			waitingFor("2026-11-22T08:40:00");
			this.watch.look();
			assertThat(ofRiyadh().alarms().get(0).fellAt()).isNotNull();
			waitingFor("2026-11-22T07:46:00");
			this.watch.look();
			assertThat(ofRiyadh().alarms()).as("it rests").hasSize(1);

			this.work.setTime("2026-11-22T10:47:00");
			this.work.runJobs();
			this.watch.look();
			assertThat(ofRiyadh().alarms()).hasSize(2);
			assertThat(messages()).hasSize(2);
		}

		@Test
		@DisplayName("stays read for whoever read it, and unread for others")
		void read() {
			visitorWaits();
			this.work.setTime("2026-11-22T08:46:00");
			this.watch.look();
			var newest = ofRiyadh().alarms().get(0).id();

			this.alarms.read("supervisor", List.of("intake-supervisors-jeddah"), newest);
			assertThat(ofRiyadh().unread()).as("not one of their groups").isEqualTo(1);
			this.alarms.read("supervisor", HERS, newest);
			this.alarms.read("supervisor", HERS, newest);

			assertThat(ofRiyadh().unread()).isZero();
			assertThat(this.alarms.forStaff("another", HERS).unread()).isEqualTo(1);
		}

		@Test
		@DisplayName("is told once although several nodes look at the same time")
		void severalNodes() throws Exception {
			visitorWaits();
			this.work.setTime("2026-11-22T08:46:00");
			var nodes = Executors.newFixedThreadPool(4);
			try {
				for (var node : nodes.invokeAll(IntStream.range(0, 4).<Callable<Void>>mapToObj((one) -> () -> {
					this.watch.look();
					return null;
				}).toList())) {
					node.get();
				}
			}
			finally {
				nodes.shutdown();
			}
			assertThat(ofRiyadh().alarms()).hasSize(1);
			assertThat(messages()).hasSize(1);
			assertThat(this.processes.createProcessInstanceQuery()
				.processDefinitionKey("escalation-threshold-alarm")
				.count()).isEqualTo(1);
		}

		@Test
		@DisplayName("is the share of overdue cases of a centre and of a department with enough of them")
		void overdueShare() {
			for (var number = 0; number < 10; number++) {
				var reference = this.work.handIn("passport");
				if (number < 3) {
					due(reference, "2026-11-22T08:00:00");
				}
			}
			this.work.setTime("2026-11-22T08:10:00");
			this.watch.look();
			assertThat(ofRiyadh().alarms()).singleElement().satisfies((alarm) -> {
				assertThat(alarm.figure()).isEqualTo("OVERDUE_SHARE");
				assertThat(alarm.measured()).isEqualTo(30);
			});
		}

		private void visitorWaits() {
			this.jdbc
				.sql("""
						insert into visit (reference, centre, section, visited_on, ticket_number, ticket, state, calls, absences,
						  interpreter_needed, arrived_at, waiting_since)
						values ('visit-of-a-test', 'riyadh', 'men', date '2026-11-22', 1, 'A001', 'WAITING', 0, 0, false,
						  timestamp with time zone '2026-11-22 08:00:00+03', timestamp with time zone '2026-11-22 08:00:00+03')""")
				.update();
		}

		private void waitingFor(String since) {
			this.jdbc.sql("update visit set waiting_since = cast(? as timestamp with time zone)")
				.param(since.replace('T', ' ') + "+03")
				.update();
		}

		private void due(String reference, String moment) {
			this.jdbc.sql("update case_file set due_at = cast(? as timestamp with time zone) where reference = ?")
				.params(moment.replace('T', ' ') + "+03", reference)
				.update();
		}

		private ThresholdAlarmService.Alarms ofRiyadh() {
			return this.alarms.forStaff("supervisor", HERS);
		}

		private List<String> messages() {
			return this.work.messages("AL-");
		}

	}

}
