package sa.wusul.browser;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A supervisor's own views, and alarms")
@CaseStory
@OnH2
@Tag("browser")
class SupervisionViewsIT {

	private static final LocatorAssertions.HasCountOptions SOON = new LocatorAssertions.HasCountOptions()
		.setTimeout(60_000);

	private static final LocatorAssertions.ContainsTextOptions SAID = new LocatorAssertions.ContainsTextOptions()
		.setTimeout(60_000);

	private static Browsers browsers;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private CaseWork cases;

	@LocalServerPort
	private int port;

	@BeforeAll
	static void start() {
		browsers = Browsers.start();
	}

	@AfterAll
	static void stop() {
		if (browsers != null) {
			browsers.close();
		}
	}

	@BeforeEach
	void cases() {
		this.cases.handIn("passport");
		this.cases.handIn("passport");
	}

	@AfterEach
	void nothingKept() {
		this.jdbc.sql("delete from saved_view").update();
		this.jdbc.sql("delete from threshold_alarm").update();
	}

	@Test
	@DisplayName("are kept under a name with order and columns, begin the page, get another name and are removed")
	void views() {
		try (var cockpit = logIn("cockpit").go("cockpit", "/wusul?figure=open")) {
			var page = cockpit.page();
			page.locator(".wusul-list[data-state=ready]").waitFor();
			page.locator("[name=sort-reference]").click();
			assertThat(page.locator("th[aria-sort=ascending]")).hasCount(1, SOON);
			page.locator("[name=sort-reference]").click();
			assertThat(page.locator("th[aria-sort=descending]")).hasCount(1, SOON);
			page.locator(".wusul-columns summary").click();
			page.locator("[name=column-priority]").uncheck();
			assertThat(page.locator("[name=sort-priority]")).hasCount(0, SOON);

			page.locator("[name=keep-view]").click();
			page.locator(".wusul-dialog [name=name]").fill("الأحدث أولًا");
			page.locator(".wusul-dialog [name=starts]").check();
			look(cockpit, "keep");
			page.locator(".wusul-dialog [type=submit]").click();
			assertThat(page.locator(".wusul-view[aria-current]")).containsText("الأحدث أولًا", SAID);

			cockpit.go("cockpit", "/dashboard");
			page.locator(".wusul-figures[data-state=ready]").waitFor();
			cockpit.go("cockpit", "/wusul");
			assertThat(page.locator("th[aria-sort=descending]")).hasCount(1, SOON);
			assertThat(page.url()).contains("sort=-reference", "hide=priority");
			for (var width : List.of(1280, 360)) {
				page.setViewportSize(width, 900);
				look(cockpit, "list-" + width);
			}
			page.setViewportSize(1280, 900);

			page.locator("[name=manage-views]").click();
			var kept = page.locator(".wusul-kept");
			kept.locator("input").first().fill("الأحدث");
			kept.locator("[data-change=rename]").click();
			assertThat(page.locator(".wusul-kept [data-change=rename][aria-label$='الأحدث']")).hasCount(1, SOON);
			kept.locator("[data-change=share]").click();
			assertThat(kept.locator("input[readonly]")).hasCount(1, SOON);
			assertThat(kept.locator("input[readonly]").inputValue()).contains("#/wusul?", "sort=-reference");
			look(cockpit, "manage");
			kept.locator("[data-change=remove]").click();
			assertThat(page.locator(".wusul-kept")).hasCount(0, SOON);
			page.keyboard().press("Escape");
			assertThat(page.locator(".wusul-view")).hasCount(0, SOON);
		}
	}

	@Test
	@DisplayName("are told in Cockpit's menu and on its page, and read there and in Tasklist once")
	void alarms() {
		this.jdbc
			.sql("""
					insert into threshold_alarm (figure, kind, place, told_group, measured, threshold, ends_below, raised_at)
					values ('OVERDUE_SHARE', 'CENTRE', 'riyadh', 'intake-supervisors-riyadh', 31, 25, 20, current_timestamp),
					       ('HALL_WAIT', 'CENTRE', 'riyadh', 'intake-supervisors-riyadh', 52, 45, 30, current_timestamp),
					       ('HALL_WAIT', 'CENTRE', 'jeddah', 'intake-supervisors-jeddah', 99, 45, 30, current_timestamp)""")
			.update();
		try (var tasklist = logIn("tasklist")) {
			var page = tasklist.page();
			assertThat(page.locator(".wusul-alarm-place .wusul-count")).containsText("2", SAID);
			page.locator(".wusul-alarm-opener").click();
			assertThat(page.locator(".wusul-alarm")).hasCount(2, SOON);
			look(tasklist, "alarms-tasklist");
		}
		try (var cockpit = logIn("cockpit").go("cockpit", "/alarms")) {
			var page = cockpit.page();
			assertThat(page.locator(".wusul-alarm")).hasCount(2, SOON);
			assertThat(page.locator(".wusul-alarm[data-figure=OVERDUE_SHARE]")).containsText("31، والحد 25", SAID);
			assertThat(page.locator(".wusul-alarm-menu .wusul-count").first()).containsText("2", SAID);
			for (var width : List.of(1280, 360)) {
				page.setViewportSize(width, 900);
				look(cockpit, "alarms-" + width);
			}
			page.setViewportSize(1280, 900);
			page.locator("[name=read-alarms]").click();
			assertThat(page.locator(".wusul-alarm.wusul-unread")).hasCount(0, SOON);
			assertThat(page.locator(".wusul-alarm")).hasCount(2, SOON);
			page.locator(".wusul-alarm[data-figure=OVERDUE_SHARE] a").click();
			page.locator(".wusul-list tbody, .wusul-list .wusul-quiet").first().waitFor();
			assertThat(page.url()).contains("figure=overdue", "centre=riyadh");
		}
	}

	@Test
	@DisplayName("are in English for those who chose it")
	void english() {
		this.jdbc
			.sql("""
					insert into threshold_alarm (figure, kind, place, told_group, measured, threshold, ends_below, raised_at)
					values ('HALL_WAIT', 'CENTRE', 'riyadh', 'intake-supervisors-riyadh', 52, 45, 30, current_timestamp)""")
			.update();
		try (var cockpit = WebAppPage.open(browsers.chromiumBrowser(), this.port)) {
			cockpit.logInPage("cockpit").click(".wusul-language a");
			var page = cockpit.page();
			page.locator("html[lang=en]").waitFor();
			cockpit.logIn("cockpit", "supervisor").go("cockpit", "/alarms");
			assertThat(page.locator(".wusul-alarm")).containsText("Longest wait in the hall (minutes)", SAID);
			assertThat(page.locator(".wusul-alarm")).containsText("52, threshold 45", SAID);
			look(cockpit, "english-alarms");
			cockpit.go("cockpit", "/wusul?figure=open");
			assertThat(page.locator("[name=keep-view]")).containsText("Save this view", SAID);
			for (var width : List.of(1280, 360)) {
				page.setViewportSize(width, 900);
				look(cockpit, "english-list-" + width);
			}
		}
	}

	private WebAppPage logIn(String app) {
		return WebAppPage.open(browsers.chromiumBrowser(), this.port).logIn(app, "supervisor");
	}

	/** Checks that nothing of ours is in Latin letters, cut off or inaccessible. */
	private static void look(WebAppPage page, String screen) {
		page.settle().screenshot("supervision-views-" + screen);
		var ours = java.util.stream.Stream.of(".wusul-page", ".wusul-dialog")
			.filter((part) -> page.page().locator(part).count() > 0)
			.toArray(String[]::new);
		assertThat(Accessibility.violations(page.page(), ours)).as("axe: %s", screen).isEmpty();
		assertThat(overflow(page.page())).as("wider than the page: %s", screen).isLessThanOrEqualTo(1);
	}

	private static int overflow(Page page) {
		Locator body = page.locator("body");
		return ((Number) body.evaluate("(body) => body.scrollWidth - document.documentElement.clientWidth")).intValue();
	}

}
