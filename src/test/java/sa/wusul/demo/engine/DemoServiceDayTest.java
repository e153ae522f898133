package sa.wusul.demo.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

import sa.wusul.browser.Browsers;
import sa.wusul.browser.WebAppPage;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.OnH2;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("A day of the services in the demo")
@OnH2
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "wusul.demo.cases=true", "wusul.demo.day=true", "wusul.demo.past=true" })
@Tag("story")
class DemoServiceDayTest {

	private static final Pattern BILL = Pattern.compile("[0-9]{9,}");

	private static final Duration LONGEST = Duration.ofMinutes(12);

	/** Something is on a canvas. */
	private static final String DRAWN = "(canvas) => canvas.getContext('2d')"
			+ ".getImageData(0, 0, canvas.width, canvas.height).data.some((part) => part > 0)";

	private static final LocatorAssertions.HasAttributeOptions LATER = new LocatorAssertions.HasAttributeOptions()
		.setTimeout(120_000);

	@LocalServerPort
	private int port;

	@Autowired
	private RepositoryService models;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TestRestTemplate http;

	@Test
	@DisplayName("has each service in its proportion: paid, issued, with an officer and refused cases")
	void aDay() {
		waitFor(() -> count("process_key = 'services-birth-registration'") >= 4
				&& count("state = 'READY_FOR_PICKUP' or state = 'IN_DELIVERY'") >= 20);
		assertThat(count("process_key = 'services-iqama-renewal'")).isBetween(38, 40);
		assertThat(count("process_key = 'services-passport-renewal'")).isBetween(15, 17);
		assertThat(count("state = 'READY_FOR_PICKUP' or state = 'IN_DELIVERY'")).isGreaterThanOrEqualTo(20);
		assertThat(count("state = 'WAITING_FOR_PAYMENT'")).isPositive();
		assertThat(count("state = 'REJECTED' and process_key like 'services-%'")).isPositive();
		assertThat(tasks("service-officer", "Task_DecideApplication")).isPositive();
	}

	@Test
	@DisplayName("shows each bill as paid whose payer was sent a receipt, and others as open")
	void bills() {
		waitFor(() -> receipts().size() > 3);
		var paid = receipts();
		var rows = List.of(this.http.getForObject("/demo/bills", String.class).split("<tr>"));
		assertThat(paid).allSatisfy((number) -> assertThat(rows).filteredOn((row) -> row.contains(">" + number + "<"))
			.hasSize(1)
			.allSatisfy((row) -> assertThat(row).contains(">سُددت<")));
		assertThat(rows).anySatisfy((row) -> assertThat(row).contains(">لم تُسدد<"));
	}

	@Test
	@DisplayName("has families at the Tawasul window: proven contacts, answers, visits, an open study and open opinions")
	void tawasul() {
		waitFor(() -> tasks("social", "Task_StudyCircumstances") > 0 && tasks("medical", "Task_GiveLeaveOpinion") > 0
				&& count("process_key = 'tawasul-visit-request' and state = 'MEETING_BOOKED'") >= 2
				&& count("process_key = 'tawasul-status-enquiry' and closed_at is not null") >= 5);

		assertThat(count("process_key = 'tawasul-contact-verification' and state = 'COMPLETED'"))
			.isGreaterThanOrEqualTo(5);
		assertThat(count("process_key = 'tawasul-status-enquiry' and state = 'ANSWERED'")).isGreaterThanOrEqualTo(4);
		assertThat(count("process_key = 'tawasul-visit-request' and state = 'MEETING_BOOKED'"))
			.isGreaterThanOrEqualTo(2);
		assertThat(tasks("social", "Task_StudyCircumstances")).isOne();
		assertThat(tasks("medical", "Task_GiveLeaveOpinion")).isOne();
		assertThat(tasks("tawasul", "Task_AnswerFamily")).isOne();
	}

	@Test
	@DisplayName("has ninety days before it, whose closed cases, steps, ratings and history fit each other")
	void past() {
		waitFor(() -> past("closed_at is not null") > 600 && past("process_key = 'intake-request-registration'") > 60
				&& past("process_key = 'services-passport-renewal'") > 60);

		assertThat(past("closed_at is null or closed_at <= opened_at")).isZero();
		for (var service : List.of("intake-request-registration", "services-iqama-renewal",
				"services-passport-renewal")) {
			assertThat(past("process_key = '" + service + "'")).as(service).isGreaterThan(60);
		}
		assertThat(past("process_key = 'services-iqama-renewal'"))
			.as("3.6 million iqamas and 1.25 million passports a year")
			.isBetween(past("process_key = 'services-passport-renewal'") * 2,
					past("process_key = 'services-passport-renewal'") * 4);
		assertThat(number("""
				select count(distinct cast(opened_at as date)) from case_file
				where submission_key like 'demo-past:%'""")).isGreaterThan(80);
		assertThat(number("""
				select count(*) from case_step join case_file on case_file.reference = case_step.reference
				where submission_key like 'demo-past:%'
				  and (started_at < opened_at or ended_at > closed_at or ended_at is null)""")).isZero();
		assertThat(number("""
				select count(*) from case_file where submission_key like 'demo-past:%' and not exists (
				  select 1 from ACT_HI_PROCINST where BUSINESS_KEY_ = reference and END_TIME_ is not null)"""))
			.isZero();
		assertThat(
				number("""
						select count(*) from case_file where submission_key like 'demo-past:%' and not exists (
						  select 1 from ACT_HI_PROCINST way join ACT_HI_ACTINST ending on ending.PROC_INST_ID_ = way.ID_
						  where BUSINESS_KEY_ = reference and SUPER_PROCESS_INSTANCE_ID_ is null and ACT_TYPE_ like '%EndEvent')"""))
			.as("cases without the end of their way")
			.isZero();
		assertThat(number("""
				select count(*) from case_file where submission_key like 'demo-past:%' and state = 'COMPLETED'
				  and process_key like 'services-%' and not exists (
				    select 1 from ACT_HI_PROCINST way join ACT_HI_ACTINST ending on ending.PROC_INST_ID_ = way.ID_
				    where BUSINESS_KEY_ = reference
				      and ending.ACT_ID_ in ('EndEvent_DocumentPickedUp', 'EndEvent_DocumentDelivered'))"""))
			.as("services without a document in the hands of its owner")
			.isZero();
		assertThat(number("select count(*) from ACT_HI_ACTINST where END_TIME_ < START_TIME_")).isZero();
		assertThat(past("closed_at > due_at")).as("late").isBetween(1, past("due_at is not null") / 3);
		assertThat(number("""
				select count(*) from case_rating join case_file on reference = case_reference
				where submission_key like 'demo-past:%'""")).isGreaterThan(100);
		waitFor(() -> number("select count(*) from work_day") > 200);
	}

	@Test
	@DisplayName("shows a supervisor something on every chart, the heat map, the forecast and the simulation on the first evening")
	void firstEvening() {
		waitFor(() -> past("process_key = 'intake-request-registration'") > 60
				&& past("process_key = 'services-passport-renewal'") > 60
				&& number("select count(*) from work_day") > 200);

		try (var browsers = Browsers.start();
				var cockpit = WebAppPage.open(browsers.chromiumBrowser(), this.port).logIn("cockpit", "supervisor")) {
			var page = cockpit.go("cockpit", "/dashboard?days=90").page();
			page.locator(".wusul-figures[data-state=ready]").waitFor();
			var charts = page.locator(".wusul-card canvas");
			assertThat(charts.count()).isGreaterThan(6);
			for (var chart : charts.all()) {
				chart.scrollIntoViewIfNeeded();
				cockpit.settle();
				assertThat((Boolean) chart.evaluate(DRAWN)).as(chart.getAttribute("aria-label")).isTrue();
			}
			assertThat(page.locator(".wusul-card")
				.filter(new Locator.FilterOptions().setHas(page.locator("canvas")))
				.all())
				.allSatisfy((card) -> assertThat(figures(card)).as(card.locator("h3, h2").first().innerText())
					.anyMatch((figure) -> figure > 0));
			var days = page.locator(".wusul-card")
				.filter(new Locator.FilterOptions().setHasText("يومًا بيوم"))
				.first()
				.locator("tbody tr");
			assertThat(days.filter(new Locator.FilterOptions().setHas(page.locator("a"))).count())
				.as("days on which something was handed in or closed")
				.isGreaterThan(60);
			assertThat(days.last()).containsText(
					Pattern.compile("^\\s*" + LocalDate.now(Kingdom.ZONE).minusDays(89).getDayOfMonth() + " \\D"));
			page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
				.setPath(Path.of("target", "screenshots", "web-first-evening.png")));

			cockpit.go("cockpit", "/process-definition/" + definition() + "/runtime");
			assertThat(page.locator(".wusul-heat").filter(new Locator.FilterOptions().setHasText("س")).first())
				.isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
			cockpit.screenshot("first-evening-heat");
			cockpit.click(".ctn-content-bottom .nav-tabs a", "المحاكاة");
			var volume = page.locator("[data-slider=volume]");
			volume.fill("200");
			assertThat(page.locator("[data-forecast]")).hasAttribute("data-forecast", "ready", LATER);
			assertThat(page.locator(".wusul-sim tbody tr").first()).isVisible();
			page.locator(".wusul-sim").scrollIntoViewIfNeeded();
			cockpit.screenshot("first-evening-simulation");
		}
	}

	/** Returns the numbers of a card's table. */
	private static List<Integer> figures(Locator card) {
		return card.locator("tbody td")
			.allTextContents()
			.stream()
			.map((text) -> text.replaceAll("[^0-9]", ""))
			.filter((digits) -> !digits.isEmpty() && digits.length() < 9)
			.map(Integer::valueOf)
			.toList();
	}

	/** Returns the numbers of the bills for which somebody was sent a receipt. */
	private List<String> receipts() {
		return this.jdbc.sql("select text from demo_sms where text like 'وصل سداد الفاتورة%'")
			.query(String.class)
			.list()
			.stream()
			.map(BILL::matcher)
			.map((number) -> number.results().findFirst().orElseThrow().group())
			.toList();
	}

	private String definition() {
		return this.models.createProcessDefinitionQuery()
			.processDefinitionKey("intake-request-registration")
			.latestVersion()
			.singleResult()
			.getId();
	}

	private int past(String where) {
		return number("select count(*) from case_file where submission_key like 'demo-past:%' and (" + where + ")");
	}

	private int number(String sql) {
		return this.jdbc.sql(sql).query(Integer.class).single();
	}

	private static void waitFor(BooleanSupplier day) {
		await().atMost(LONGEST).pollInterval(Duration.ofSeconds(1)).until(day::getAsBoolean);
	}

	private int tasks(String person, String step) {
		return AccountHttp.as(person, this.http)
			.getForObject("/engine-rest/task/count?taskDefinitionKey=" + step, JsonNode.class)
			.get("count")
			.asInt();
	}

	private int count(String where) {
		return number("select count(*) from case_file where submission_key not like 'demo-past:%' and (" + where + ")");
	}

}
