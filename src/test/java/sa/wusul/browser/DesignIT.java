package sa.wusul.browser;

import java.util.List;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The design of the portal in the browser")
@Tag("browser")
class DesignIT extends DemoJourney {

	/** Pairs of states that must look different without their colour. */
	private static final String SHAPES = """
			[...document.querySelectorAll('#design > p > .badge')].map((badge) => {
			  const shape = getComputedStyle(badge, '::before');
			  return shape.clipPath + ' ' + shape.borderRadius;
			})""";

	@LocalServerPort
	private int port;

	@ParameterizedTest(name = "in {0}, {1} pixels wide")
	@CsvSource({ "ar, 1280", "ar, 360", "en, 1280", "en, 360" })
	@DisplayName("shows each component without overlaps or barriers, in both directions")
	void samples(String language, int width) {
		try (var context = chromium()
			.newContext(new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 800))) {
			var page = context.newPage();
			page.navigate("http://127.0.0.1:" + this.port + "/demo/design?lang=" + language);
			DemoPages.looked(page, language, width, "design");
			assertThat((List<?>) page.evaluate(SHAPES)).as("each state has a shape of its own")
				.hasSize(5)
				.doesNotHaveDuplicates();
			assertThat(page.locator("svg.icon").count()).isGreaterThan(18);
			for (var about : List.of("privacy", "contact")) {
				page.navigate("http://127.0.0.1:" + this.port + "/about/" + about);
				DemoPages.looked(page, language, width, about);
			}
			page.locator(".strip summary").press("Enter");
			page.locator(".strip li").first().waitFor();
			page.navigate("http://127.0.0.1:" + this.port + "/services?q=zzz");
			DemoPages.looked(page, language, width, "services-none");
			page.locator("#q").fill("passport");
			page.locator("#q").press("Enter");
			page.locator("[data-service=services-passport-renewal]").waitFor();
			DemoPages.looked(page, language, width, "services-found");
		}
	}

	@Test
	@DisplayName("is large on the upright screen of a kiosk, which it fills")
	void kiosk() {
		try (var context = chromium().newContext(new Browser.NewContextOptions().setViewportSize(1080, 1920))) {
			var page = context.newPage();
			page.navigate("http://127.0.0.1:" + this.port + "/kiosk/riyadh");
			page.locator("a.way").first().waitFor();
			DemoPages.screenshot(page, "kiosk-upright");
			assertThat(((Number) page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")).doubleValue())
				.isGreaterThan(28);
			assertThat(((Number) page.evaluate("document.querySelector('main').getBoundingClientRect().height"))
				.doubleValue()).isGreaterThan(1200);
			assertThat(((Number) page.evaluate("document.documentElement.scrollHeight")).intValue())
				.isLessThanOrEqualTo(1920);
		}
	}

	@Test
	@DisplayName("shows a hall in English with English letters, and the Arabic ones beside them")
	void hall() {
		try (var context = chromium().newContext(new Browser.NewContextOptions().setViewportSize(1280, 800))) {
			var page = context.newPage();
			page.navigate("http://127.0.0.1:" + this.port + "/hall/riyadh?lang=en");
			page.waitForFunction("() => document.body.dataset.shown");
			assertThat(page.locator("body").innerText().replace("العربية", ""))
				.contains("Reception hall", "Riyadh centre", "Waiting", "AH")
				.doesNotContainPattern("\\p{IsArabic}{2}");
			assertThat(page.locator("section").first().getAttribute("data-letter")).isEqualTo("M");
			DemoPages.screenshot(page, "hall-english");
		}
	}

}
