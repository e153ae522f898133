package sa.wusul.portal.service;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.demo.register.DemoRegisters;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The page of a service")
@Tag("story")
@CaseStory
@OnPostgreSql
class ServiceDetailPagesTest {

	private static final String PASSPORT = "/services/services-passport-renewal";

	private static final String LICENCE = "/services/services-driving-licence-renewal";

	/** A resident who owes fines, and whose licence is valid for years. */
	private static final String RESIDENT = "2384710626";

	private static final String EXPIRED = "1103400980";

	private static final String KNOWN = "1058529940";

	private static final Pattern START = Pattern.compile("id=\"start\" href=\"([^\"]+)\"");

	@Autowired
	private CaseWork work;

	@Autowired
	private ServiceCatalogue catalogue;

	@Autowired
	private DemoRegisters registers;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	@BeforeEach
	void aLaterDay() {
		this.work.setTime("2026-12-20T08:00:00");
		this.jdbc.sql("delete from login_attempt").update();
	}

	@AfterEach
	void now() {
		this.registers.set("fines", false);
		ClockUtil.reset();
	}

	@Test
	@DisplayName("is open to everyone for each service, in the language of the reader, without a verdict")
	void openToEveryone() throws Exception {
		for (var service : this.catalogue.requests()) {
			var visitor = new CitizenSession(this.port);
			var arabic = visitor.get("/services/" + service.id() + "?lang=ar");
			assertThat(arabic.statusCode()).as(service.id()).isEqualTo(200);
			assertThat(arabic.body()).contains(service.name(), "ماذا يحدث بعد أن تبدؤوا")
				.doesNotContain("??", "obstacles\"");
			var english = visitor.get("/services/" + service.id() + "?lang=en").body();
			assertThat(english).contains("After you start").doesNotContain("??");
			assertThat(english.replace("العربية", "")).as(service.id()).doesNotContainPattern("\\p{InArabic}");
		}
		assertThat(new CitizenSession(this.port).get("/services/never-heard").statusCode()).isEqualTo(404);
	}

	@Test
	@DisplayName("tells a resident who owes fines all obstacles at once with the way to repair each, and offers no start")
	void allObstacles() throws Exception {
		var resident = logIn(RESIDENT);
		var arabic = resident.get(LICENCE + "?lang=ar").body();
		assertThat(arabic).contains("لا يمكنكم طلبها الآن", "عليكم مخالفات مرورية لم تُسدد",
				"سددوا المخالفات ثم قدموا طلباً جديداً", "بقي من صلاحية رخصتكم أكثر من 180 يوماً",
				"قدموا الطلب في آخر 180 يوماً من صلاحية الرخصة");
		assertThat(start(arabic)).isNull();
		var english = resident.get(LICENCE + "?lang=en").body();
		assertThat(english).contains("You may not ask for it now", "You have unpaid traffic fines",
				"Pay the fines, then make a new request", "Your licence is valid for more than 180 days");
		assertThat(english.replace("العربية", "")).doesNotContainPattern("\\p{InArabic}");
		assertThat(english).as("they may act for others").contains("I ask for my child");
		assertThat(resident.get("/services/services-national-id-renewal?lang=en").body())
			.contains("This service is not for you");
	}

	@Test
	@DisplayName("leads to the service that repairs an obstacle")
	void repairs() throws Exception {
		var citizen = logIn(EXPIRED);
		var page = citizen.get(PASSPORT + "?lang=en").body();
		assertThat(page).contains("The national ID has expired", "href=\"/services/services-national-id-renewal\"");
		assertThat(start(page)).isNull();
		assertThat(start(citizen.get("/services/services-national-id-renewal").body())).isNotNull();
	}

	@Test
	@DisplayName("tells a person who may use it price, papers and usual time, and leads to the request")
	void starts() throws Exception {
		this.work.setTime("2026-12-20T09:00:00");
		for (var day = 1; day <= 20; day++) {
			completed(day, day * 60 * 7);
		}
		var citizen = logIn(KNOWN);
		var page = citizen.get(PASSPORT + "?lang=en").body();
		assertThat(page).contains("You may ask for it", "is decided as soon as you send it", "Five years", "SAR 300",
				"Ten years", "SAR 600", "Hand in a recent photo", "Half of the requests ended within",
				"and nine of ten within", "working days, in the last 90 days",
				"We check your request and issue the bill for the fee", "usually within one working day of sending it",
				"You pay the fee", "within 6 working days of sending it at most");
		assertThat(start(page)).isEqualTo(PASSPORT + "/request");
		assertThat(citizen.get(start(page)).statusCode()).isEqualTo(200);
		assertThat(citizen.get(PASSPORT + "?lang=ar").body()).contains("نصف الطلبات انتهى في", "أيام عمل",
				"غالباً في يوم عمل واحد من إرساله", "600 ريال", "خمس سنوات");
		assertThat(citizen.get("/services/services-national-id-renewal?lang=en").body()).contains("Free of charge",
				"SAR 100", "Replacement for a lost");
		assertThat(citizen.get("/services/services-workers-iqama-renewal?lang=en").body()).contains("for each worker");
	}

	@Test
	@DisplayName("says that nobody can tell now while a register is silent, and lets them start")
	void silentRegister() throws Exception {
		this.registers.set("fines", true);
		var page = logIn(RESIDENT).get(LICENCE + "?lang=en").body();
		assertThat(page).contains("We cannot tell you now").doesNotContain("unpaid traffic fines");
		assertThat(start(page)).isNotNull();
	}

	private CitizenSession logIn(String person) throws Exception {
		return CitizenSession.logIn(this.port, this.work, person);
	}

	private void completed(int number, int worked) {
		var closed = this.work.now();
		var opened = closed.minus(Duration.ofDays(40));
		var reference = "1440-00000%02d-0".formatted(number);
		this.jdbc
			.sql("""
					insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash,
					  requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at, closed_at, worked_minutes)
					values (?, 'services-passport-renewal', 'PORTAL', 'riyadh', 'men', 'passport', 'COMPLETED', 'x', 'x', 'CITIZEN', 'x',
					  'x', 'x', 'x', ?, 'x', ?, ?, ?)""")
			.params(reference, "usual-" + number, opened.atOffset(ZoneOffset.UTC), closed.atOffset(ZoneOffset.UTC),
					worked)
			.update();
		this.jdbc.sql("insert into case_milestone (reference, sentence, step, reached_at) values (?, 'x', 'BILLED', ?)")
			.params(reference, opened.plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
			.update();
	}

	private static String start(String page) {
		var start = START.matcher(page);
		return start.find() ? start.group(1) : null;
	}

}
