package sa.wusul.portal;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.services.reminder.ExpiryReminderService;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A person whose document expires")
@Tag("story")
@CaseStory
@OnPostgreSql
class ReminderPagesTest {

	/** A person whose licence expires in twelve days. */
	private static final String HOLDER = "1479374843";

	private static final String RENEWAL = "/services/services-driving-licence-renewal/request";

	@Autowired
	private CaseWork work;

	@Autowired
	private ExpiryReminderService reminders;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	@BeforeEach
	void aQuietDay() {
		this.work.setTime("2026-11-22T08:00:00");
		this.jdbc.sql("delete from login_attempt").update();
	}

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@Test
	@DisplayName("agrees to reminders, gets one in their language, finds the renewal one tap away, and may end it")
	void reminded() throws Exception {
		assertThat(this.reminders.look()).as("nobody agreed").isZero();
		var citizen = CitizenSession.logIn(this.port, this.work, HOLDER);
		assertThat(citizen.get("/?lang=en").body()).contains("I agree, remind me").doesNotContain("Stop reminding me");
		citizen.post("/messages/language", Map.of("language", "ENGLISH"));
		assertThat(citizen.post("/file/reminders", Map.of()).statusCode()).isEqualTo(302);
		assertThat(citizen.get("/").body()).contains("as you agreed on", "Stop reminding me");

		assertThat(this.reminders.look()).isOne();
		assertThat(this.reminders.look()).as("once a day").isZero();
		this.work.sendMessages();
		assertThat(told()).as("licence and identity card")
			.hasSize(2)
			.anySatisfy((text) -> assertThat(text).contains("driving licence expires soon", "days left: 12"))
			.anySatisfy((text) -> assertThat(text).contains("national ID expires soon"));
		assertThat(citizen.get("/file/access").body()).contains("To remind you, as you agreed");
		assertThat(citizen.get("/file/documents").body()).contains(RENEWAL);
		assertThat(citizen.get(RENEWAL).statusCode()).isEqualTo(200);

		this.work.setTime("2026-12-02T08:00:00");
		this.reminders.look();
		this.work.sendMessages();
		assertThat(told()).as("no second ones").hasSize(2);

		assertThat(citizen.post("/file/reminders/end", Map.of()).statusCode()).isEqualTo(302);
		assertThat(citizen.get("/").body()).contains("I agree, remind me");
		assertThat(this.jdbc.sql("select count(*) from expiry_consent").query(Long.class).single()).isZero();
		assertThat(this.jdbc.sql("select count(*) from expiry_reminder").query(Long.class).single()).isZero();
		assertThat(this.jdbc.sql("select count(*) from audit_entry where deed like 'reminder.%'")
			.query(Long.class)
			.single()).isGreaterThanOrEqualTo(3);
	}

	private List<String> told() {
		return this.jdbc.sql("select text from demo_sms where text like '%expires soon%'").query(String.class).list();
	}

}
