package sa.wusul.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.support.BrowserStory;
import sa.wusul.support.Modeler;
import sa.wusul.support.OnH2;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A releaser looks at a draft before they approve it: beside its task in Tasklist, and on
 * a page of its own.
 */
@DisplayName("The picture of a draft before its release")
@OnH2
@BrowserStory
@Tag("browser")
class DraftPictureIT {

	private static final String CLOSING = "meeting-closing-announcement";

	private static final double PATIENCE = 60_000;

	private static Browsers browsers;

	@Autowired
	private TestRestTemplate http;

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

	@Test
	@DisplayName("stands above the form with diagrams, rows, words of law, callers, cases and simulation, and then on its own page")
	void seenBeforeApproval() {
		var number = handIn();
		var blocked = new ArrayList<String>();
		try (var releaser = TasklistPage.open(browsers.chromiumBrowser(), this.port).logIn("releaser")) {
			var page = releaser.page();
			page.onConsoleMessage((message) -> {
				// The web apps have a base of their own, which their policy refuses
				// anyway.
				if (message.text().contains("Content Security Policy") && !message.text().contains("base-uri")) {
					blocked.add(message.text());
				}
			});
			releaser.filter("مهام مجموعتي").openTask("إجازة المسودة");
			var picture = page.locator(".wusul-release");
			assertThat(picture.locator("[data-state=ready]"))
				.isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
			assertThat(picture).containsText("التغيير بكلام النظام");

			var process = picture.locator("[data-file='" + CLOSING + ".bpmn']");
			looksAtDiagrams(page, process);
			assertThat(process).containsText("ترتيب جلسة بديلة عاجلة");
			assertThat(process).containsText("لا يستعمله إجراء آخر في الخدمة");
			assertThat(process).containsText("لا معاملة قائمة منه");

			var table = picture.locator("[data-file='meeting-service-level.dmn']");
			table.locator("summary").click();
			var row = table.locator(".wusul-release-CHANGED");
			assertThat(row).containsText("متغير");
			assertThat(row.locator("del")).containsText("7");
			assertThat(row.locator("ins")).containsText("0.01");
			shot(page, picture, "draft-picture-tasklist");
			assertThat(Accessibility.violations(page, ".wusul-release")).isEmpty();

			process.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("شغّل المحاكاة")).click();
			assertThat(process.locator(".wusul-sim-report")).containsText("ترتيب جلسة بديلة عاجلة",
					new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));

			ownPage(page, number, blocked);
		}
		try (var releaser = TasklistPage.open(browsers.chromiumBrowser(), this.port).logIn("releaser")) {
			releaser.filter("مهام مجموعتي").openTask("إجازة المسودة").claim().choose("القرار", "تُجاز").complete();
		}
		assertThat(blocked).as("parts that the policy of the pages refuses").isEmpty();
	}

	private static void looksAtDiagrams(Page page, Locator process) {
		for (var side : List.of(0, 1)) {
			assertThat(process.locator(".wv-canvas").nth(side).locator(".wv-CHANGED[data-element-id]").first())
				.isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(PATIENCE));
		}
		assertThat(process.locator(".wv-canvas .wv-sign-CHANGED").first()).hasText("≠");
		var canvas = process.locator(".wv-canvas").nth(1);
		assertThat(canvas).hasAttribute("tabindex", "0");
		var before = scale(canvas);
		canvas.focus();
		canvas.press("+");
		canvas.press("+");
		assertThat(scale(canvas)).as("the plus key zooms in").isGreaterThan(before);
		var moved = view(canvas);
		canvas.press("ArrowRight");
		assertThat(view(canvas)).as("an arrow key moves the diagram").isNotEqualTo(moved);
		process.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("الرسم كله")).nth(1).click();
		assertThat(scale(canvas)).as("the whole diagram again").isCloseTo(before, within(0.01));
		page.mouse().move(0, 0);
	}

	/** Shows the page of the draft in both languages, on a wide and a narrow screen. */
	private static void ownPage(Page page, long number, List<String> blocked) {
		var address = page.url().replaceAll("/camunda/.*", "/staff/releases/" + number);
		for (var language : List.of("ar", "en")) {
			page.navigate(address + "?lang=" + language);
			page.context().addCookies(List.of(new Cookie("wusul-desk-language", language).setUrl(address)));
			for (var width : List.of(1280, 360)) {
				page.setViewportSize(width, 900);
				page.reload();
				var picture = page.locator("#draft-picture");
				assertThat(picture.locator(".wv-canvas .wv-CHANGED[data-element-id]").first())
					.isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(PATIENCE));
				picture.locator("summary").nth(1).click();
				shot(page, page.locator("main"), "draft-picture-" + language + "-" + width);
				assertThat((Boolean) page
					.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
					.as("nothing is wider than a screen of %d in %s", width, language)
					.isTrue();
				assertThat(Accessibility.violations(page, "main")).as(language + " " + width).isEmpty();
			}
			assertThat(page.locator("#draft-picture"))
				.containsText(language.equals("ar") ? "التغيير بكلام النظام" : "The change in words of law");
			assertThat(blocked).isEmpty();
		}
		page.setViewportSize(1400, 1000);
	}

	private long handIn() {
		var files = new HashMap<>(Map.of(CLOSING + ".bpmn",
				Modeler.text("processes/meeting/" + CLOSING + ".bpmn")
					.replace("name=\"ترتيب جلسة بديلة\"", "name=\"ترتيب جلسة بديلة عاجلة\""),
				"meeting-announce-closing.form", Modeler.text("forms/meeting/meeting-announce-closing.form"),
				"meeting-arrange-replacement.form", Modeler.text("forms/meeting/meeting-arrange-replacement.form"),
				"meeting-service-level.dmn", Modeler.text("processes/meeting/meeting-service-level.dmn")
					.replaceFirst("(LiteralExpression_ArrangeReplacement_hours\">\\s*<text>)7", "$10.01")));
		var answer = Modeler.deploy(this.http, "analyst", "ترتيب بديل عاجل", files).getBody();
		assertThat(answer.path("id").asText()).as(answer.toString()).startsWith("draft-");
		return Long.parseLong(answer.path("id").asText().replace("draft-", ""));
	}

	private static double scale(Locator canvas) {
		var matrix = Pattern.compile("matrix\\(([\\d.]+)").matcher(view(canvas));
		return matrix.find() ? Double.parseDouble(matrix.group(1)) : 1;
	}

	private static String view(Locator canvas) {
		return String.valueOf(canvas.locator(".viewport").getAttribute("transform"));
	}

	private static void shot(Page page, Locator part, String name) {
		QuietPage.await(page);
		part.screenshot(
				new Locator.ScreenshotOptions().setPath(Path.of("target", "screenshots", "web-" + name + ".png")));
	}

}
