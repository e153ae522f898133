package sa.wusul.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.casefile.Channel;
import sa.wusul.services.ServiceCatalogue;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Every request of the portal, from the service's page over the form to the case's page")
@Tag("browser")
class EveryRequestIT extends DemoJourney {

	private static final String DETAINEE = "1057830869";

	private static final String SPOUSE = "1366712766";

	private static final String PARENT = "1842684654";

	private static final String EMPLOYER = "1001244019";

	private static final String OTHER_EMPLOYER = "1711325785";

	/** People who may ask for each, and what only they can answer. */
	private static final List<Walk> WALKS = List.of(
			new Walk("services-birth-registration", "1101798278", "1432319489",
					Map.of("birthNotificationNumber", "BN58408322", "motherIdentityNumber", "1101798278"),
					Map.of("birthNotificationNumber", "BN71930462", "motherIdentityNumber", "1432319489")),
			new Walk("services-iqama-issuance", "1822842017", "1150811618",
					Map.of("workerIdentityNumber", "3950143669"), Map.of("workerIdentityNumber", "3210402692")),
			new Walk("services-iqama-renewal", EMPLOYER, OTHER_EMPLOYER, Map.of("workerIdentityNumber", "2198344414"),
					Map.of("workerIdentityNumber", "2852884838")),
			new Walk("services-workers-iqama-renewal", OTHER_EMPLOYER, EMPLOYER,
					Map.of("workerList", "2852884838\n2622173389"), Map.of("workerList", "2198344414\n2747661433")),
			new Walk("services-national-id-renewal", "1995217831", "1103400980", Map.of(), Map.of()),
			new Walk("services-passport-renewal", "1441026182", "1579036755", Map.of(), Map.of()),
			new Walk("services-driving-licence-renewal", "1479374843", "1822842017", Map.of(), Map.of()),
			new Walk("services-vehicle-registration-renewal", EMPLOYER, "1479374843",
					Map.of("plateNumber", "ك ل م 5266"), Map.of("plateNumber", "د ى ن 2466")),
			new Walk("intake-request-registration", "2691476374", "1526018153", Map.of(), Map.of()),
			new Walk("meeting-minister-booking", "2691476374", "1526018153", Map.of(), Map.of()),
			new Walk("reception-office-appointment", "2691476374", "1526018153", Map.of(), Map.of()),
			detainee("tawasul-contact-verification", Map.of()), detainee("tawasul-status-enquiry", Map.of()),
			detainee("tawasul-visit-request", Map.of()), detainee("tawasul-leave-authorisation", Map.of()),
			detainee("tawasul-assistance-request", Map.of("iban", "SA0380000000608010167519")),
			detainee("tawasul-absence-report", Map.of()), detainee("tawasul-general-request", Map.of()));

	@LocalServerPort
	private int port;

	/** What was wrong on the pages of a walk. */
	private final List<String> faults = new ArrayList<>();

	@Autowired
	private ServiceCatalogue catalogue;

	/** What keeps people logged in, so that each is sent one code. */
	private static final Map<String, String> LOGGED_IN = new HashMap<>();

	private static Walk detainee(String service, Map<String, String> answers) {
		var both = new HashMap<>(answers);
		both.put("detaineeIdentityNumber", DETAINEE);
		return new Walk(service, SPOUSE, PARENT, both, both);
	}

	static Stream<Walk> walks() {
		return WALKS.stream();
	}

	@Test
	@DisplayName("is walked here, whatever is new")
	void all() {
		assertThat(this.catalogue.requests()
			.stream()
			.filter((one) -> one.channels().isEmpty() || one.channels().contains(Channel.PORTAL.name()))
			.map(ServiceCatalogue.Service::id))
			.containsExactlyInAnyOrderElementsOf(WALKS.stream().map(Walk::service).toList());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("walks")
	@DisplayName("is sent in English at 360 pixels with the keyboard, and each control is heard")
	void inEnglish(Walk walk) {
		try (var context = chromium().newContext(new Browser.NewContextOptions().setLocale("en")
			.setViewportSize(360, 800)
			.setStorageState(loggedIn(walk.reader())))) {
			var page = context.newPage();
			var devTools = context.newCDPSession(page);
			var answers = new HashMap<>(walk.answers());
			answers.put("name", "Ravi Kumar");
			answers.put("words", "My matter is late, please help me");
			var walker = new FormWalker(page, walk.reader(), answers, true);
			begin(page, walk, "en");
			press(page, "#start");
			var wrong = false;
			for (var step = page.url(); !page.url().endsWith("/documents"); step = page.url()) {
				page.waitForURL("**/request**");
				look(page, "en");
				FormWalker.assertHeard(page, HeardTree.of(page, devTools));
				if (!wrong) {
					wrong = sendsNothing(page, answers, () -> HeardTree.of(page, devTools));
				}
				walker.answerByKeyboard();
				assertThat(page.locator("#errors").allInnerTexts()).as(page.url()).isEmpty();
			}
			look(page, "en");
			press(page, "#send");
			page.waitForURL("**/check");
			look(page, "en");
			focus(page, "#declared");
			page.keyboard().press("Space");
			press(page, "#send");
			handedIn(page, "en");
			var heard = HeardTree.of(page, devTools).controls();
			assertThat(heard).allSatisfy((one) -> assertThat(one.name()).isNotBlank());
			assertThat(heard.stream().filter((one) -> one.role().equals("DisclosureTriangle")))
				.allSatisfy((one) -> assertThat(one.states()).containsKey("expanded"));
			assertThat(this.faults).isEmpty();
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("walks")
	@DisplayName("is sent in Arabic at 1280 pixels, every second one without scripts")
	void inArabic(Walk walk) {
		var scripts = WALKS.indexOf(walk) % 2 == 0;
		try (var context = chromium().newContext(new Browser.NewContextOptions().setLocale("ar")
			.setViewportSize(1280, 800)
			.setJavaScriptEnabled(scripts)
			.setStorageState(loggedIn(walk.other())))) {
			var page = context.newPage();
			var answers = new HashMap<>(walk.otherAnswers());
			answers.put("name", "سعد بن ناصر العتيبي");
			answers.put("words", "تأخرت معاملتي وأرجو النظر فيها");
			var walker = new FormWalker(page, walk.other(), answers, scripts);
			begin(page, walk, "ar");
			FormWalker.leave(page, () -> page.locator("#start").press("Enter"));
			while (!page.url().endsWith("/documents")) {
				look(page, "ar");
				walker.answerByPointer();
				assertThat(page.locator("#errors").allInnerTexts()).as(page.url()).isEmpty();
			}
			look(page, "ar");
			FormWalker.leave(page, () -> page.locator("#send").press("Enter"));
			look(page, "ar");
			page.locator("#declared").press("Space");
			FormWalker.leave(page, () -> page.locator("#send").press("Enter"));
			handedIn(page, "ar");
			assertThat(this.faults).isEmpty();
		}
	}

	/** Opens the page of the service, which may be asked for. */
	private void begin(Page page, Walk walk, String language) {
		page.navigate("http://127.0.0.1:" + this.port + "/services/" + walk.service() + "?lang=" + language);
		assertThat(page.locator("#start")).isVisible();
		look(page, language);
	}

	/**
	 * Sends a step that demands an answer without it, and is led to the first control.
	 * @param answers keeps what was known
	 * @return whether there was one
	 */
	private static boolean sendsNothing(Page page, Map<String, String> answers, Supplier<HeardTree> tree) {
		var first = page.locator("#questions :is(input[type=text], textarea)[required]").all();
		if (first.isEmpty()) {
			return false;
		}
		first.forEach((one) -> {
			if (!one.inputValue().isEmpty()) {
				answers.put(one.getAttribute("name"), one.inputValue());
			}
			one.fill("");
		});
		press(page, "#send");
		assertThat(page.locator("#errors")).isFocused();
		page.keyboard().press("Tab");
		page.keyboard().press("Enter");
		var wrong = page.evaluate("document.activeElement.name");
		assertThat(page.locator("[name='" + wrong + "']").first()).hasAttribute("aria-invalid", "true");
		var heard = tree.get();
		FormWalker.assertHeard(page, heard);
		assertThat(heard.controls().stream().filter((one) -> one.is("invalid"))).isNotEmpty()
			.allSatisfy((one) -> assertThat(one.description() + (one.group() != null ? one.group().description() : ""))
				.contains("Error: "));
		// The link left its mark in the address, after which Tab would go on.
		page.navigate(page.url().replaceFirst("#.*", ""));
		return true;
	}

	private void handedIn(Page page, String language) {
		assertThat(page.locator("#errors").allInnerTexts()).as(page.url()).isEmpty();
		assertThat(page.locator("#now")).isVisible();
		assertThat(page.url()).contains("/cases/1");
		DemoPages.screenshot(page, "walk-" + language + "-" + page.locator("h1").innerText().replaceAll("\\W+", "-"));
		look(page, language);
	}

	private static void press(Page page, String button) {
		focus(page, button);
		FormWalker.leave(page, () -> page.keyboard().press("Enter"));
	}

	/** Presses Tab until this has the focus. */
	private static void focus(Page page, String selector) {
		for (var press = 0; press < 120; press++) {
			page.keyboard().press("Tab");
			if (Boolean.TRUE.equals(page.evaluate("(one) => document.activeElement.matches(one)", selector))) {
				return;
			}
		}
		throw new AssertionError(selector + " is not reached by keyboard: " + page.url());
	}

	/** Measures the page at both widths, and lets axe look at what is heard. */
	private void look(Page page, String language) {
		CitizenPage.faults(page, language, 360, 1280).forEach((fault) -> this.faults.add(page.url() + ": " + fault));
		if (language.equals("en")) {
			Accessibility.violations(page).forEach((fault) -> this.faults.add(page.url() + ": " + fault));
		}
		if (language.equals("en")) {
			CitizenPage.quoted(page).forEach((words) -> this.faults.add(page.url() + ": in Arabic only: " + words));
		}
	}

	private String loggedIn(String person) {
		return LOGGED_IN.computeIfAbsent(person, (one) -> {
			try (var context = chromium().newContext()) {
				this.pages.logIn(context.newPage(), one);
				return context.storageState();
			}
		});
	}

	/**
	 * A request as two people walk through it.
	 *
	 * @param reader identity number of the person who reads English only
	 * @param other of the person who reads Arabic
	 */
	private record Walk(String service, String reader, String other, Map<String, String> answers,
			Map<String, String> otherAnswers) {

		@Override
		public String toString() {
			return this.service;
		}

	}

}
