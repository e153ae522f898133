package sa.wusul.casefile.engine;

import java.time.Duration;
import java.time.Instant;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A case from before services were due as a whole")
@Tag("story")
class CaseDueWatchTest {

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

		@Autowired
		private CaseWork work;

		@Autowired
		private CaseDueWatch watch;

		@Autowired
		private WorkingTime workingTime;

		@Autowired
		private JdbcClient jdbc;

		@BeforeEach
		void sundayMorning() {
			this.work.setTime("2026-11-22T08:00:00");
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("gets the date that it would have had, counted from its opening, however late that is")
		void countsFromOpening() {
			var reference = this.work.handIn("passport");
			var promised = due(reference);
			assertThat(promised).isNotNull();
			forget(reference);

			this.work.setTime("2027-03-01T08:00:00");
			this.watch.look();

			assertThat(due(reference)).isEqualTo(promised);
		}

		@Test
		@DisplayName("is given the time for which it has waited for its requester")
		void stoodStill() {
			var reference = this.work.handIn("passport");
			var promised = due(reference);
			forget(reference);
			this.jdbc.sql("update case_file set stood_still_minutes = 600 where reference = ?")
				.param(reference)
				.update();

			this.watch.look();

			assertThat(due(reference)).isEqualTo(this.workingTime.plus(promised, Duration.ofMinutes(600)));
		}

		@Test
		@DisplayName("keeps a date that it has, and gets none in the urgent lane, which has one of its own, or once it is closed")
		void others() {
			var known = this.work.handIn("passport");
			var urgent = this.work.handIn("passport");
			var closed = this.work.handIn("passport");
			var before = due(known);
			forget(urgent);
			forget(closed);
			this.jdbc.sql("update case_file set urgent_lane = true where reference = ?").param(urgent).update();
			this.jdbc.sql("update case_file set closed_at = opened_at where reference = ?").param(closed).update();

			this.watch.look();

			assertThat(due(known)).isEqualTo(before);
			assertThat(due(urgent)).isNull();
			assertThat(due(closed)).isNull();
		}

		private Instant due(String reference) {
			return this.work.file(reference).times().dueAt();
		}

		private void forget(String reference) {
			this.jdbc.sql("update case_file set due_at = null where reference = ?").param(reference).update();
		}

	}

}
