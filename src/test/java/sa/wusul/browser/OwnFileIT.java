package sa.wusul.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A person's own file, and what comes next in a service, on a telephone and a screen. */
@DisplayName("The own file of a person whose documents expire")
@Tag("browser")
class OwnFileIT extends DemoJourney {

	private static final String HOLDER = "1479374843";

	@ParameterizedTest(name = "{0}, {1} px")
	@CsvSource({ "ar, 360, أوافق، ذكروني, لا تذكروني بعد الآن, لا موعد لكم.",
			"en, 1280, 'I agree, remind me', Stop reminding me, You have no appointment." })
	@DisplayName("says in words what there is none of, and takes the consent to reminders and its end")
	void ownFile(String language, int width, String agree, String end, String none) {
		this.pages.atThePortal(HOLDER, language, width, (page) -> {
			page.navigate(page.url().replaceFirst("(https?://[^/]+)/.*", "$1/?lang=" + language));
			assertThat(page.locator("main")).containsText(none);
			DemoPages.looked(page, language, width, "own-file");
			button(page, agree).click();
			assertThat(button(page, end)).isVisible();
			DemoPages.looked(page, language, width, "own-file-agreed");
			button(page, end).click();
			assertThat(button(page, agree)).isVisible();
			page.navigate(page.url().replaceFirst("(https?://[^/]+)/.*", "$1/services/services-passport-renewal"));
			assertThat(page.locator("#steps li")).hasCount(5);
			DemoPages.looked(page, language, width, "service-coming");
		});
	}

	private static Locator button(Page page, String name) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
	}

}
