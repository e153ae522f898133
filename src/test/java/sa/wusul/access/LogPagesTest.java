package sa.wusul.access;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.camunda.bpm.engine.impl.util.ClockUtil;

import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.StaffBrowser;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The log of deeds")
@Tag("story")
class LogPagesTest {

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

		private static final String PAGE = "/staff/log";

		@Autowired
		private CaseWork work;

		@Autowired
		private AuditLog audit;

		@Autowired
		private JdbcClient jdbc;

		@LocalServerPort
		private int port;

		private String reference;

		@BeforeEach
		void auditedCase() {
			this.work.setTime("2026-11-22T08:00:00");
			this.reference = this.work.withDepartment();
		}

		@AfterEach
		void today() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("shows administrators and guardians who did what with a case, and that they looked")
		void found() throws Exception {
			for (var reader : new String[] { "admin", "guardian" }) {
				var page = ask(reader, "?reference=" + this.reference);
				assertThat(page).contains("Task.Complete", "Task_ReviewCase", "auditor", this.reference, "1448-06-12");
				assertThat(ask(reader, "?deed=log.read&actor=" + reader)).contains(this.reference);
			}
			assertThat(ask("admin",
					"?deed=Task&actor=auditor&from=1448-06-12&until=2026-11-22&reference=" + this.reference))
				.contains("Task_ReviewCase")
				.doesNotContain("Task_ClassifyRequest");
			assertThat(ask("admin", "?reference=" + this.reference + "&from=2026-11-23")).contains("لا توجد أعمال");
		}

		@Test
		@DisplayName("is closed to others, and says how a day is written")
		void refused() throws Exception {
			assertThat(logIn("officer").get(PAGE).statusCode()).isEqualTo(403);
			var wrong = logIn("admin").get(PAGE + "?from=yesterday");
			assertThat(wrong.statusCode()).isEqualTo(422);
			assertThat(wrong.body()).contains("1448-06-12", "yesterday").doesNotContain("Task.Complete");
			assertThat(logIn("admin").get(PAGE + "?reference=1").statusCode()).isEqualTo(400);
		}

		@Test
		@DisplayName("leaves confidential cases and processes out")
		void confidential() throws Exception {
			this.jdbc.sql("update case_file set process_key = 'tawasul-general-request' where reference = ?")
				.param(this.reference)
				.update();
			this.audit.add(AuditEntry.done("officer", "Open.deed").with("process=intake-request-registration"));
			this.audit.add(AuditEntry.done("officer", "Closed.deed").with("process=tawasul-general-request"));

			assertThat(ask("admin", "?reference=" + this.reference)).contains("لا توجد أعمال")
				.doesNotContain("Task_ReviewCase");
			assertThat(ask("admin", "?actor=officer")).contains("Open.deed").doesNotContain("Closed.deed");
		}

		@Test
		@DisplayName("goes on with earlier entries after a hundred")
		void paged() throws Exception {
			for (int entry = 0; entry < 101; entry++) {
				this.audit.add(AuditEntry.done("nasser", "Counted.deed").with("number=" + entry));
			}
			var page = ask("admin", "?actor=nasser");
			assertThat(page).contains("number=100", "number=1<").doesNotContain("number=0<");
			var more = page.replaceAll("(?s).*before=(\\d+).*", "$1");
			assertThat(ask("admin", "?actor=nasser&before=" + more)).contains("number=0<").doesNotContain("number=1<");
		}

		private String ask(String reader, String search) throws Exception {
			var answer = logIn(reader).get(PAGE + search);
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			return answer.body();
		}

		private StaffBrowser logIn(String user) throws Exception {
			var browser = new StaffBrowser(this.port, "203.0.113.7");
			assertThat(browser.logIn(user, PublicCredentials.PASSWORD).statusCode()).isEqualTo(200);
			return browser;
		}

	}

}
