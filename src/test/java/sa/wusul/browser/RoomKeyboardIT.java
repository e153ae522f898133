package sa.wusul.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.meeting.MeetingRooms;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.OnH2;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A meeting of people who use the keyboard alone and hear what a page says: the citizen
 * in English on a small screen, the host in Arabic on a large one.
 */
@OnH2
@BrowserStory
@DisplayName("A video meeting without a mouse")
@Tag("browser")
class RoomKeyboardIT extends RoomStory {

	@Test
	@DisplayName("has a name and a state for each button, keeps the place of the keyboard, and says what happens")
	void meet() throws Exception {
		var host = host();
		host.setViewportSize(1280, 900);
		var citizen = guest();
		citizen.setViewportSize(360, 780);
		citizen.navigate(citizen.url() + "?lang=en");
		state(citizen, "CHECKING");
		looked(citizen, "en", "room-check");
		assertThat(button(citizen, "Test the loudspeaker")).isVisible();
		reach(citizen, button(citizen, "Enter"));
		citizen.keyboard().press("Enter");
		state(citizen, "WAITING");
		assertThat(citizen.locator("#room-status")).isFocused();
		looked(citizen, "en", "room-waiting");

		reach(host, button(host, "الدخول"));
		host.keyboard().press("Enter");
		state(host, "ADMITTED");
		assertThat(host.locator("#room-news")).hasText("ينتظرون إذنكم: صاحب الطلب");
		var admit = button(host, "الإذن بالدخول: صاحب الطلب");
		assertThat(admit).isDisabled();
		this.rooms.open(new MeetingRooms.Room(key(), this.reference, "tabuk", this.startsAt));
		assertThat(admit).isEnabled();
		reach(host, admit);
		host.keyboard().press("Enter");
		state(citizen, "ADMITTED");
		assertThat(host.locator("#room-status")).isFocused();
		seesAndHears(citizen);

		toggle(citizen, "Mute");
		assertThat(host.locator("#room-seats figure[data-seat] .mark.muted")).isVisible();
		toggle(citizen, "Raise hand");
		assertThat(host.locator("#room-news")).hasText("صاحب الطلب: اليد مرفوعة");
		assertThat(citizen.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mute").setPressed(true)))
			.isVisible();
		assertThat(button(host, "إخراج: صاحب الطلب")).isVisible();
		reach(citizen, citizen.getByLabel("Message to everybody"));
		citizen.keyboard().type("I hear you well");
		citizen.keyboard().press("Enter");
		assertThat(host.getByRole(AriaRole.LOG)).containsText("I hear you well");
		looked(citizen, "en", "room-citizen");
		looked(host, "ar", "room-host");
		resized(citizen, 1080, 1920, "en", "room-citizen");
		resized(host, 360, 800, "ar", "room-host");
		unnamed(citizen);
		unnamed(host);

		reach(citizen, button(citizen, "Leave"));
		citizen.keyboard().press("Enter");
		state(citizen, "LEFT");
		assertThat(citizen.locator("#room-status")).isFocused();
		looked(citizen, "en", "room-left");
		reach(citizen, citizen.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Enter again")));
	}

	/** Looks at the page in the size of a kiosk or a telephone, and back again. */
	private static void resized(Page page, int width, int height, String language, String name) {
		var before = page.viewportSize();
		page.setViewportSize(width, height);
		looked(page, language, name);
		page.setViewportSize(before.width, before.height);
	}

	private static void looked(Page page, String language, String name) {
		DemoPages.looked(page, language, page.viewportSize().width, name);
	}

	private static Locator button(Page page, String name) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	/** Presses a button that stays pressed, and finds the keyboard still there. */
	private static void toggle(Page page, String name) {
		var button = button(page, name);
		assertThat(button).hasAttribute("aria-pressed", "false");
		reach(page, button);
		page.keyboard().press("Space");
		assertThat(button).hasAttribute("aria-pressed", "true");
		assertThat(button).isFocused();
	}

	/** Goes on with the tabulator until the keyboard is there, and sees where it is. */
	private static void reach(Page page, Locator target) {
		target.waitFor();
		for (var step = 0; step < 40 && !isFocused(target); step++) {
			page.keyboard().press("Tab");
		}
		assertThat(target).isFocused();
		assertThat((Boolean) target.evaluate(
				"(element) => { const { outlineStyle, boxShadow } = getComputedStyle(element); return outlineStyle !== 'none' || boxShadow !== 'none'; }"))
			.as("its place is seen")
			.isTrue();
	}

	private static boolean isFocused(Locator target) {
		return (Boolean) target.evaluate("(element) => element === document.activeElement");
	}

	/** Looks for elements of the tree that screen readers read which have no name. */
	private static void unnamed(Page page) {
		assertThat(page.locator("#room").ariaSnapshot().lines())
			.filteredOn((line) -> line.matches(" *- (button|textbox|combobox|link|spinbutton|meter|log)( \\[.*)?:?"))
			.isEmpty();
	}

}
