package sa.wusul.supervision;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.AccessLog;
import sa.wusul.papers.PapersForTests;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.ShownText;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The sheet of the morning")
@Tag("story")
class MorningSheetTest {

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

		private static final List<String> OFFICE = List.of("escalation-private-office");

		@Autowired
		private CaseWork work;

		@Autowired
		private MorningSheetWatch watch;

		@Autowired
		private MorningSheetService sheets;

		@Autowired
		private RuntimeService processes;

		@Autowired
		private TaskService tasks;

		@Autowired
		private AccessLog log;

		@Autowired
		private JdbcClient jdbc;

		@AfterEach
		void now() {
			this.processes.createProcessInstanceQuery()
				.processDefinitionKey("escalation-morning-sheet")
				.list()
				.forEach((left) -> this.processes.deleteProcessInstance(left.getId(), "next test"));
			this.jdbc.sql("delete from morning_sheet_case").update();
			this.jdbc.sql("delete from morning_sheet").update();
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is made once on a working day at its hour, is a task of the private office, and is read from the archive")
		void made() throws IOException {
			this.work.setTime("2026-11-24T06:00:00");
			var urgent = this.work.handIn("passport");
			this.jdbc.sql("update case_file set urgent_lane = true where reference = ?").param(urgent).update();
			this.watch.look();
			this.watch.look();
			this.work.runJobs();
			assertThat(this.sheets.all(OFFICE)).as("before its hour").isEmpty();

			this.work.setTime("2026-11-24T07:31:00");
			this.work.runJobs();
			this.watch.look();

			assertThat(this.sheets.all(OFFICE)).singleElement()
				.satisfies((sheet) -> assertThat(sheet.day()).isEqualTo("2026-11-24"));
			assertThat(this.tasks.createTaskQuery().taskDefinitionKey("Task_ReadMorningSheet").list()).hasSize(1);
			assertThat(readers(urgent)).as("the program printed it").doesNotContain("private-office", "wusul");

			var sheet = this.sheets.content("private-office", OFFICE, LocalDate.of(2026, 11, 24));

			assertThat(PapersForTests.text(sheet)).contains("ورقة الصباح لمعالي الوزير");
			var english = ShownText
				.inEnglish(() -> this.sheets.content("private-office", OFFICE, LocalDate.of(2026, 11, 24)));
			assertThat(PapersForTests.text(english)).contains("The Minister's morning sheet", urgent, "Riyadh centre");
			assertThat(readers(urgent)).contains("private-office");
		}

		@Test
		@DisplayName("is not made on a day off, and not shown to others")
		void others() {
			this.work.setTime("2026-11-27T08:00:00");
			this.watch.look();
			assertThat(this.jdbc.sql("select count(*) from morning_sheet").query(Long.class).single()).isZero();
			assertThatThrownBy(() -> this.sheets.all(List.of("intake-supervisors", "intake-supervisors-riyadh")))
				.isInstanceOf(RefusalException.class);
			assertThatThrownBy(
					() -> this.sheets.content("supervisor", List.of("intake-supervisors"), LocalDate.of(2026, 11, 24)))
				.isInstanceOf(RefusalException.class);
			assertThatThrownBy(() -> this.sheets.content("private-office", OFFICE, LocalDate.of(2026, 11, 23)))
				.isInstanceOf(RefusalException.class);
		}

		@Test
		@DisplayName("is removed when its time is over")
		void forgotten() {
			this.work.setTime("2026-11-24T07:31:00");
			this.watch.look();
			this.work.runJobs();
			assertThat(this.sheets.all(OFFICE)).hasSize(1);

			this.work.setTime(this.jdbc.sql("select made_at from morning_sheet")
				.query(java.time.OffsetDateTime.class)
				.single()
				.toInstant()
				.plus(Duration.ofDays(91)));
			this.watch.look();

			assertThat(this.sheets.all(OFFICE)).noneMatch((sheet) -> sheet.day().equals("2026-11-24"));
		}

		private List<String> readers(String reference) {
			return this.log.forCase(reference).stream().map((entry) -> entry.read().reader()).toList();
		}

	}

}
