package sa.wusul.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.VerifiedPaper.Reason;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseWork;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A citizen with an appointment, and the holder of a paper, in the browser")
@Tag("browser")
class PortalBookingIT extends DemoJourney {

	private static final Pattern CODE = Pattern.compile("\\b\\d{6}(\\d{2})?\\b");

	private static final String PERSON = "1526018153";

	/** The citizen's number in the register. */
	private static final String MOBILE = "0552601815";

	@LocalServerPort
	private int port;

	@Autowired
	private PaperService papers;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Resources resources;

	@Autowired
	private Sessions sessions;

	/** Opens the office; repeating it changes nothing. */
	@BeforeEach
	void openTheOffice() {
		this.resources.enter(new RoomFacts("riyadh", "نوافذ الجوازات", Optional.empty(), false, 2));
		this.resources.enter(new RoomFacts("riyadh", "مجلس الوكيل", Optional.empty(), false, 1));
		for (var day : EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY)) {
			session(Purpose.OFFICE_APPOINTMENT, "passports", day, 2);
		}
		session(Purpose.MINISTER_MEETING, "UNDERSECRETARY", DayOfWeek.MONDAY, 1);
	}

	private void session(Purpose purpose, String host, DayOfWeek day, int seats) {
		this.sessions.open(new SessionPlan(purpose, host, Mode.IN_PERSON, "riyadh", "men", Optional.empty(),
				LocalDate.now(Kingdom.ZONE).plusDays(1).with(TemporalAdjusters.next(day)), LocalTime.of(9, 0),
				LocalTime.of(12, 0), 30, seats, 4, "supervisor"));
	}

	/** Deletes earlier log-ins, because a person receives six codes an hour. */
	@BeforeEach
	void forgetEarlierLogins() {
		this.jdbc.sql("delete from login_attempt").update();
	}

	@ParameterizedTest(name = "in {0}, {1} pixels wide")
	@CsvSource({ "ar, 1280", "ar, 360", "en, 1280", "en, 360" })
	@DisplayName("looks for a free slot, confirms the appointment, moves it by keyboard, downloads it for a calendar, cancels")
	void changesHisAppointment(String language, int width) throws Exception {
		var reference = appointment();
		try (var context = context(language, width, false)) {
			var page = logIn(context, language);
			open(page, "/appointments");
			DemoPages.looked(page, language, width, "appointments");
			page.locator("#with").selectOption("passports");
			page.locator("#centre").selectOption("riyadh");
			page.locator("input[name=section][value=men]").check();
			page.locator("form.wish button").click();
			page.locator("#free").waitFor();
			DemoPages.looked(page, language, width, "appointments-free");
			theCalendarIsATable(page);

			page.locator("#with").selectOption("UNDERSECRETARY");
			page.locator("form.wish button").click();
			page.locator(".month a.on").first().waitFor();
			DemoPages.looked(page, language, width, "appointments-meeting");
			assertThat(page.locator("#day button").count()).as("of an official's day no hour is told").isZero();

			open(page, "/cases/" + reference);
			page.locator(".booking").waitFor();
			DemoPages.looked(page, language, width, "booking");
			page.locator(".booking form[action$=confirmation] button").click();
			page.locator(".booking[data-booking=CONFIRMED]").waitFor();
			assertThat(page.locator("#booking-done").count()).isEqualTo(1);
			DemoPages.looked(page, language, width, "booking-confirmed");

			page.locator(".booking a[href$=slots]").click();
			page.locator("fieldset.day").first().waitFor();
			DemoPages.looked(page, language, width, "booking-slots");
			page.locator("input[name=slot]").first().focus();
			page.keyboard().press("Space");
			page.keyboard().press("ArrowDown");
			var chosen = page.locator("label.time:has(:checked) bdi").innerText();
			page.keyboard().press("Enter");
			page.locator(".booking[data-booking=BOOKED]").waitFor();
			assertThat(page.locator(".booking").innerText()).contains(chosen);
			DemoPages.looked(page, language, width, "booking-moved");

			var file = page.waitForDownload(() -> page.locator(".booking a[href$='.ics']").click());
			assertThat(file.suggestedFilename()).isEqualTo(reference + ".ics");
			page.locator(".booking summary").click();
			DemoPages.looked(page, language, width, "booking-cancel");
			page.locator(".booking form[action$=cancellation] button").click();
			page.locator(".booking[data-booking=CANCELLED]").waitFor();
			DemoPages.looked(page, language, width, "booking-cancelled");
		}
	}

	/**
	 * Checks that the month is a table whose days are reached by keyboard, and that the
	 * chosen day shows its hours.
	 */
	private static void theCalendarIsATable(Page page) {
		assertThat(page.locator(".month caption").innerText()).isNotBlank();
		assertThat(page.locator(".month th[scope=col]").count()).isEqualTo(7);
		var days = page.locator(".month a.on");
		var wanted = days.last();
		var date = wanted.getAttribute("data-day");
		wanted.focus();
		page.keyboard().press("Enter");
		page.waitForURL("**day=" + date + "**");
		assertThat(page.locator(".month a[aria-current=true]").getAttribute("data-day")).isEqualTo(date);
		assertThat(page.locator("#day form button[name=slot]").count()).isGreaterThan(2);
	}

	@ParameterizedTest(name = "in {0}")
	@CsvSource({ "ar", "en" })
	@DisplayName("does all of it without scripts, and is informed if a slot was taken meanwhile")
	void withoutScripts(String language) throws Exception {
		var reference = appointment();
		try (var context = context(language, 360, true)) {
			var page = logIn(context, language);
			open(page, "/cases/" + reference + "/booking/slots");
			page.locator("input[name=slot]").first().check();
			var wanted = page.locator("input[name=slot]").first().getAttribute("value");
			takeAway(Long.parseLong(wanted));
			page.locator("form[action$='/booking/slot'] button").click();
			page.getByRole(AriaRole.ALERT).waitFor();
			DemoPages.screenshot(page, "portal-booking-taken-" + language);
			assertThat(page.locator("input[name=slot][value='" + wanted + "']").count()).isZero();
			page.locator("input[name=slot]").nth(1).check();
			page.locator("form[action$='/booking/slot'] button").click();
			page.locator("#booking-done").waitFor();
			page.locator(".booking summary").click();
			page.locator(".booking form[action$=cancellation] button").click();
			page.locator(".booking[data-booking=CANCELLED]").waitFor();
		}
	}

	@ParameterizedTest(name = "in {0}, {1} pixels wide")
	@CsvSource({ "ar, 1280", "ar, 360", "en, 1280", "en, 360" })
	@DisplayName("scans a paper's code or types it, and reads whether it is genuine")
	void verifiesAPaper(String language, int width) throws Exception {
		var reference = appointment();
		var codes = List.of("genuine", "revoked", "superseded").stream().map((kind) -> issue(reference, kind)).toList();
		try (var context = context(language, width, false)) {
			var page = context.newPage();
			open(page, "/verify?lang=" + language);
			DemoPages.looked(page, language, width, "verify");
			page.locator("#code").fill("1448-0001234-7/1");
			page.locator("#code").press("Enter");
			page.getByRole(AriaRole.ALERT).waitFor();
			DemoPages.looked(page, language, width, "verify-number");
			page.locator("#code").fill(codes.get(0).toLowerCase());
			page.locator("#code").press("Enter");
			for (var verdict : List.of("genuine", "revoked", "superseded")) {
				page.locator("[data-verdict=" + verdict + "]").waitFor();
				DemoPages.looked(page, language, width, "verify-" + verdict);
				if (verdict.equals("superseded")) {
					break;
				}
				open(page, "/verify/" + codes.get(verdict.equals("genuine") ? 1 : 2));
			}
			open(page, "/verify/7K3M9QXA2HTD");
			page.locator("[data-verdict=unknown]").waitFor();
			DemoPages.looked(page, language, width, "verify-unknown");
			var file = this.papers.content(this.papers.forCase(reference).get(0).contentHash());
			check(page, language, file, "issued");
			DemoPages.looked(page, language, width, "verify-file-issued");
			file[file.length / 5] ^= 1;
			check(page, language, file, "changed");
			DemoPages.looked(page, language, width, "verify-file-changed");
		}
	}

	/** Sends a file by keyboard. */
	private void check(Page page, String language, byte[] file, String state) {
		open(page, "/verify?lang=" + language);
		page.locator("#file").setInputFiles(new FilePayload("paper.pdf", "application/pdf", file));
		page.locator("#file").focus();
		page.keyboard().press("Tab");
		page.keyboard().press("Enter");
		page.locator("[data-file=" + state + "]").waitFor();
	}

	private String issue(String reference, String verdict) {
		var paper = this.papers.issue(new PaperRequest(reference + ":" + verdict, "answer-letter", reference,
				Map.of("addressee", "سعد", "subject", "سؤال", "requestedAt",
						LocalDate.of(2026, 11, 1).atStartOfDay(Kingdom.ZONE).toInstant(), "department", "الجوازات",
						"answer", "رد")));
		if (!verdict.equals("genuine")) {
			this.papers.withdraw(paper.number(), Reason.valueOf(verdict.toUpperCase()));
		}
		return this.jdbc.sql("select verification_code from paper where number = ?")
			.param(paper.number())
			.query(String.class)
			.single();
	}

	/** Makes the slot unavailable. */
	private void takeAway(long slot) {
		this.jdbc.sql("update slot set open = false where id = ?").param(slot).update();
	}

	private Page logIn(BrowserContext context, String language) {
		var page = context.newPage();
		open(page, "/login?lang=" + language);
		page.locator("#identityNumber").fill(PERSON);
		page.locator("#identityNumber").press("Enter");
		page.locator("#code").waitFor();
		var attempt = page.locator("bdi.number").innerText();
		page.locator("#code").fill(DemoPages.first(CODE, this.pages.message(MOBILE, attempt)));
		page.locator("#code").press("Enter");
		page.locator("form[action='/login/end']").waitFor();
		return page;
	}

	private static BrowserContext context(String language, int width, boolean noScripts) {
		return chromium().newContext(new Browser.NewContextOptions().setLocale(language)
			.setViewportSize(width, 800)
			.setJavaScriptEnabled(!noScripts));
	}

	/** Asks for an appointment by telephone. */
	private String appointment() throws Exception {
		var answers = new HashMap<>(CaseWork.request("passport"));
		answers.remove("topic");
		answers.putAll(Map.of("identityNumber", PERSON, "mobile", MOBILE, "subject", "تجديد جواز السفر", "channel",
				"PORTAL", "office", "passports", "communication", "SPOKEN", "wantedFrom", "SOONEST"));
		var answer = HttpClient.newHttpClient()
			.send(HttpRequest
				.newBuilder(URI
					.create("http://127.0.0.1:" + this.port + "/api/services/reception-office-appointment/requests"))
				.header("Authorization",
						"Basic " + Base64.getEncoder()
							.encodeToString(("channel:" + AccountHttp.secret("channel")).getBytes()))
				.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(new ObjectMapper().writeValueAsString(answers)))
				.build(), BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		return new ObjectMapper().readTree(answer.body()).get("reference").asText();
	}

	private void open(Page page, String path) {
		page.navigate("http://127.0.0.1:" + this.port + path);
	}

}
