package sa.wusul.browser;

import java.time.LocalDate;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.support.Modeler;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An analyst couples what belongs together, another person approves it once, and the
 * analyst hands in the way back.
 */
@DisplayName("A release train, and the way back")
@Tag("browser")
class ReleaseTrainIT extends DemoJourney {

	private static final String TABLE = "delivery-custody-limit.dmn";

	private static final String OLD_NAME = "مركز الرياض";

	private static final String NEW_NAME = "مركز العليا";

	private static final LocatorAssertions.ContainsTextOptions SOON = new LocatorAssertions.ContainsTextOptions()
		.setTimeout(60_000);

	@Autowired
	private TestRestTemplate http;

	@Test
	@DisplayName("bring a name and a table into service together after one approval, and take both back")
	void thereAndBack() {
		var names = deploy("admin", "أسماء المراكز", Map.of("organisation.yaml",
				Modeler.text("organisation.yaml").replace("ar: " + OLD_NAME + ",", "ar: " + NEW_NAME + ",")));
		var table = deploy("analyst", "مهلة الحفظ", table("2.8.1"));
		try (var analyst = logIn("analyst")) {
			var page = releases(analyst, "ar");
			assertThat(page.locator("#" + names)).containsText("أسماء المراكز");
			looked(page, "ar", 1280, "waiting");
			couple(page, "قطار الخريف", names, table);
			var train = page.locator(".card").filter(named("قطار الخريف"));
			assertThat(train).containsText("تنتظر");
			assertThat(page.locator("#" + names)).hasCount(0);
			train.locator("summary").focus();
			page.keyboard().press("Enter");
			assertThat(train.locator("details")).containsText(TABLE);
			looked(page, "ar", 360, "coupled");

			approve("قطار الخريف", null);
			assertCentre(NEW_NAME);

			page.reload();
			var released = page.locator("article").filter(named("قطار الخريف"));
			assertThat(released).containsText("دخلت الخدمة", SOON);
			assertThat(released).containsText("releaser");
			released.locator("button").focus();
			page.keyboard().press("Enter");
			var back = page.locator("form .card").first();
			assertThat(back).containsText("عودة عن الإصدار draft-");
			looked(page, "ar", 1280, "way-back");

			approve("قطار الخريف", null);
			assertCentre(OLD_NAME);
			page.reload();
			assertThat(page.locator("article").first()).containsText("دخلت الخدمة", SOON);
			looked(page, "ar", 360, "taken-back");
		}
	}

	@Test
	@DisplayName("of one draft is refused with the choice kept, and of two comes on the day that the releaser names, in English")
	void onADay() {
		var one = deploy("analyst", "Custody limit", table("2.8.2"));
		var other = deploy("analyst", "Delivery limit",
				Map.of("delivery-limit.dmn", Modeler.text("processes/delivery/delivery-limit.dmn")
					.replaceFirst("versionTag=\"[0-9.]+\"", "versionTag=\"2.8.2\"")));
		try (var analyst = logIn("analyst")) {
			var page = releases(analyst, "en");
			couple(page, "Winter train", one);
			assertThat(page.locator("[role=alert]")).isVisible();
			assertThat(page.locator("#name")).hasValue("Winter train");
			assertThat(page.locator("[name=" + one + "]")).isChecked();
			looked(page, "en", 360, "refused");
			couple(page, "Winter train", other);
			assertThat(page.locator("form .card").filter(named("Winter train"))).containsText("Waiting");

			var day = LocalDate.now(Kingdom.ZONE).plusDays(9);
			approve("Winter train", day);

			page.reload();
			var approved = page.locator("article").filter(named("Winter train"));
			assertThat(approved).containsText("Comes into service on", SOON);
			assertThat(approved).containsText(String.valueOf(day.getDayOfMonth()));
			assertThat(approved.locator("button")).hasCount(0);
			looked(page, "en", 1280, "approved");
		}
	}

	/** Opens the page by the link of the account's page. */
	private Page releases(TasklistPage analyst, String language) {
		var page = analyst.page();
		page.navigate("http://127.0.0.1:" + port() + "/staff/security?lang=" + language);
		page.locator("a[href='/staff/releases']").focus();
		page.keyboard().press("Enter");
		page.waitForURL("**/staff/releases");
		return page;
	}

	/** Ticks drafts, names their train and hands it in, without a mouse. */
	private static void couple(Page page, String name, String... drafts) {
		for (var draft : drafts) {
			page.locator("[name=" + draft + "]").focus();
			page.keyboard().press("Space");
		}
		page.locator("#name").fill(name);
		page.waitForNavigation(() -> page.keyboard().press("Enter"));
	}

	/** Approves the one draft that waits, for this day if there is one. */
	private void approve(String draft, LocalDate day) {
		try (var releaser = logIn("releaser")) {
			releaser.filter("مهام مجموعتي").openTask("إجازة المسودة");
			assertThat(releaser.page().locator(".fjs-form")).containsText(draft, SOON);
			releaser.claim().choose("القرار", "تُجاز");
			if (day != null) {
				releaser.write("اليوم الذي تدخل فيه الخدمة", day.toString());
			}
			releaser.screenshot("release-train-decided").complete();
		}
	}

	/** Reads the name of the centre at the citizens' door. */
	private void assertCentre(String name) {
		DemoPages.waitFor(name, () -> this.pages.onPage("/appointments",
				(page) -> page.locator("#centre option[value=riyadh]").innerText().equals(name)));
	}

	private static void looked(Page page, String language, int width, String name) {
		page.setViewportSize(width, 900);
		DemoPages.looked(page, language, width, "release-train-" + name);
		page.setViewportSize(1280, 900);
	}

	private static Locator.FilterOptions named(String text) {
		return new Locator.FilterOptions().setHasText(text);
	}

	private String deploy(String person, String name, Map<String, String> files) {
		var answer = Modeler.deploy(this.http, person, name, files).getBody();
		assertThat(answer.path("id").asText()).as(answer.toString()).startsWith("draft-");
		return answer.path("id").asText();
	}

	private static Map<String, String> table(String versionTag) {
		return Map.of(TABLE, Modeler.text("processes/delivery/" + TABLE)
			.replaceFirst("versionTag=\"[0-9.]+\"", "versionTag=\"" + versionTag + "\""));
	}

}
