package sa.wusul.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.support.BrowserStory;
import sa.wusul.support.GunLicence;
import sa.wusul.support.Modeler;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

/** Passkeys of staff, with Chromium's virtual authenticator. */
@DisplayName("A passkey of staff")
@OnH2
@BrowserStory
@Tag("browser")
class SecondFactorIT {

	private static final String ASKS = "/staff/second-factor";

	private static final String SECURITY = "/staff/security";

	private static final int NARROW = 360;

	/** Changes the answer of the browser before it is sent. */
	private static final String FROM_ELSEWHERE = """
			() => {
			  const { submit } = HTMLFormElement.prototype;
			  HTMLFormElement.prototype.submit = function () {
			    const answer = JSON.parse(this.elements.answer.value);
			    const said = atob(answer.response.clientDataJSON.replaceAll('-', '+').replaceAll('_', '/'));
			    answer.response.clientDataJSON = btoa(said.replace(/"origin":"[^"]*"/, '"origin":"https://wusul.example.org"'))
			      .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
			    this.elements.answer.value = JSON.stringify(answer);
			    submit.call(this);
			  };
			}""";

	private static Browsers browsers;

	@LocalServerPort
	private int port;

	@Autowired
	private TestRestTemplate http;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private IdentityService identities;

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

	@AfterEach
	void today() {
		ClockUtil.reset();
		this.jdbc.sql("delete from staff_factor").update();
		this.jdbc.sql("delete from staff_recovery_code").update();
	}

	@Test
	@DisplayName("is added on a telephone, asked for after the password, and again before a release, which loses nothing")
	void wholeWay() {
		deploy();
		try (var releaser = open().logIn("releaser")) {
			var page = releaser.page();
			var authenticator = new VirtualAuthenticator(page);
			addPasskey(page);

			page.context().clearCookies();
			page.navigate(address("/camunda/app/tasklist/default/"));
			page.locator("input[type=text]").fill("releaser");
			page.locator("input[type=password]").fill(TasklistPage.DEMO_PASSWORD);
			page.locator("button[type=submit]").click();
			page.waitForURL("**" + ASKS + "*");
			shown(page, "second-factor");
			page.locator("form[data-passkey] button").click();
			page.waitForURL("**/camunda/app/tasklist/**");
			page.locator(".start-process-action").waitFor();

			releaser.leadToNextTask("releaser", false);
			releaser.filter("مهام مجموعتي").openTask("إجازة المسودة").claim().choose("القرار", "تُجاز");
			ClockUtil.offset(6 * 60 * 1000L);
			page.locator("button.btn-primary:visible:not([disabled])", new Page.LocatorOptions().setHasText("إنجاز"))
				.last()
				.click();
			var dialog = page.locator("dialog.wusul-step-up");
			dialog.waitFor();
			releaser.screenshot("step-up");
			var confirmation = page.waitForPopup(() -> dialog.locator("a").click());
			var copy = authenticator.copyTo(confirmation);
			confirmation.locator("form[data-passkey] button").click();
			confirmation.waitForURL("**" + ASKS + "/done");
			shown(confirmation, "step-up-done");
			dialog.getByText("تم التأكيد").waitFor();
			dialog.locator("button").click();
			assertThat(page.locator(".fjs-form input[type=radio]:checked, .fjs-form .fjs-select-display")
				.first()
				.isVisible()).as("what was chosen is still there").isTrue();
			releaser.complete();
			page.locator(".tasks-list .task", new Page.LocatorOptions().setHasText("إجازة المسودة"))
				.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

			assertThat(copy.counter()).isGreaterThan(authenticator.counter());
			page.navigate(address(ASKS));
			page.locator("form[data-passkey] button").click();
			page.getByText("لم يُقبل مفتاح المرور").waitFor();
		}
	}

	@Test
	@DisplayName("is refused from another site's page, a second time, and in place of another account's")
	void hostile() {
		try (var releaser = open().logIn("releaser"); var clerk = open().logIn("clerk")) {
			var page = releaser.page();
			var authenticator = new VirtualAuthenticator(page);
			page.navigate(address(SECURITY + "/passkey?lang=ar"));
			page.evaluate(FROM_ELSEWHERE);
			page.locator("form[data-passkey] button").click();
			page.getByText("لم يُقبل مفتاح المرور").waitFor();
			assertThat(factors()).isZero();
			addPasskey(page);
			assertThat(factors()).isOne();

			var other = clerk.page();
			var own = new VirtualAuthenticator(other);
			addPasskey(other);
			other.navigate(address(ASKS));
			var foreign = this.jdbc.sql("select credential from staff_factor where account = 'releaser'")
				.query(String.class)
				.single();
			own.remove();
			authenticator.copyTo(other);
			other.evaluate("(id) => { document.querySelector('form[data-passkey]').dataset.passkeys = id; }", foreign);
			other.locator("form[data-passkey] button").click();
			other.getByText("لم يُقبل مفتاح المرور").waitFor();
		}
	}

	@Test
	@DisplayName("is not needed to begin: an administrator hands a first password over, and its owner chooses another, also by keyboard")
	void firstPassword() {
		try (var admin = open().logIn("admin"); var newcomer = open()) {
			var page = admin.page();
			page.navigate(address("/camunda/app/admin/default/#/users/clerk?tab=account"));
			page.locator("form[name=updateCredentialsForm] .alert a").waitFor();
			admin.screenshot("admin-password");
			page.navigate(address("/camunda/app/admin/default/#/user-create"));
			page.waitForURL("**/staff/accounts?*");
			page.setViewportSize(NARROW, 800);
			page.navigate(address("/staff/accounts?lang=en"));
			shown(page, "accounts-en");
			page.navigate(address("/staff/accounts?lang=ar"));
			shown(page, "accounts");
			page.locator("#newAccount").fill("hamad");
			page.locator("#firstName").fill("حمد");
			page.locator("#lastName").fill("السبيعي");
			page.keyboard().press("Enter");
			var secret = page.locator("#secret").textContent();
			shown(page, "slip");
			this.identities.createMembership("hamad", "intake-clerks");

			var own = newcomer.page();
			own.setViewportSize(NARROW, 800);
			own.navigate(address("/camunda/app/tasklist/default/"));
			own.locator("input[type=password]").waitFor();
			own.locator("input[type=text]").fill("hamad");
			paste(own, own.locator("input[type=password]"), secret);
			own.locator("button[type=submit]").click();
			own.waitForURL("**/staff/first-password?*");
			for (var field : List.of("password", "again")) {
				assertThat(own.locator("#" + field).getAttribute("type")).isEqualTo("password");
				assertThat(own.locator("#" + field).getAttribute("autocomplete")).isEqualTo("new-password");
			}
			shown(own, "first-password");
			own.keyboard().type("short");
			own.keyboard().press("Tab");
			own.keyboard().type("short");
			own.keyboard().press("Enter");
			own.locator("#refusal").waitFor();
			own.navigate(address("/staff/first-password?lang=en"));
			shown(own, "first-password-en");
			paste(own, own.locator("#password"), "seven quiet camels");
			paste(own, own.locator("#again"), "seven quiet camels");
			own.keyboard().press("Enter");
			own.waitForURL("**/camunda/app/tasklist/**");
			own.setViewportSize(1400, 1000);
			own.locator(".account", new Page.LocatorOptions().setHasText("حمد السبيعي")).waitFor();
		}
		finally {
			this.identities.deleteUser("hamad");
			this.jdbc.sql("delete from staff_first_password").update();
		}
	}

	/** Pastes as a password manager's user does. */
	private static void paste(Page page, Locator field, String text) {
		page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
		page.evaluate("(text) => navigator.clipboard.writeText(text)", text);
		field.focus();
		page.keyboard().press("Control+V");
		assertThat(field.inputValue()).isEqualTo(text);
	}

	private void addPasskey(Page page) {
		page.setViewportSize(NARROW, 800);
		page.navigate(address(SECURITY + "?lang=en"));
		shown(page, "security-en");
		page.navigate(address(SECURITY + "?lang=ar"));
		shown(page, "security");
		page.locator("a[href='" + SECURITY + "/app']").click();
		shown(page, "security-app");
		page.navigate(address(SECURITY + "/passkey"));
		shown(page, "security-passkey");
		page.locator("form[data-passkey] button").click();
		page.locator("#recovery-codes").waitFor();
		shown(page, "recovery-codes");
		assertThat(page.locator("#recovery-codes li").count()).isEqualTo(10);
		page.setViewportSize(1400, 1000);
	}

	/** Looks at a page: its width, and the rules of accessibility. */
	private static void shown(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
			.setPath(Path.of("target", "screenshots", "staff-" + name + ".png")));
		assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(name).isTrue();
		assertThat(Accessibility.violations(page)).as(name).isEmpty();
	}

	private int factors() {
		return this.jdbc.sql("select count(*) from staff_factor").query(Integer.class).single();
	}

	private TasklistPage open() {
		return TasklistPage.openAt(browsers.chromiumBrowser(), address(""));
	}

	/** The public address, to which passkeys belong. */
	private String address(String path) {
		return "http://localhost:" + this.port + path;
	}

	private void deploy() {
		var answer = Modeler.deploy(this.http, "analyst", "gun-licence", GunLicence.files()).getBody();
		assertThat(answer.path("id").asText()).as(answer.toString()).startsWith("draft-");
	}

	/** An authenticator that Chromium plays for one page. */
	private static final class VirtualAuthenticator {

		private final CDPSession protocol;

		private final String id;

		VirtualAuthenticator(Page page) {
			this.protocol = page.context().newCDPSession(page);
			this.protocol.send("WebAuthn.enable");
			var options = new JsonObject();
			options.addProperty("protocol", "ctap2");
			options.addProperty("transport", "internal");
			Map.of("hasResidentKey", true, "hasUserVerification", true, "isUserVerified", true,
					"automaticPresenceSimulation", true)
				.forEach(options::addProperty);
			var add = new JsonObject();
			add.add("options", options);
			this.id = this.protocol.send("WebAuthn.addVirtualAuthenticator", add).get("authenticatorId").getAsString();
		}

		/** Copies the passkeys, as a thief would. */
		VirtualAuthenticator copyTo(Page page) {
			var copy = new VirtualAuthenticator(page);
			credentials().forEach((credential) -> {
				var add = copy.named();
				add.add("credential", credential);
				copy.protocol.send("WebAuthn.addCredential", add);
			});
			return copy;
		}

		void remove() {
			this.protocol.send("WebAuthn.removeVirtualAuthenticator", named());
		}

		int counter() {
			return credentials().get(0).getAsJsonObject().get("signCount").getAsInt();
		}

		private JsonArray credentials() {
			return this.protocol.send("WebAuthn.getCredentials", named()).getAsJsonArray("credentials");
		}

		private JsonObject named() {
			var named = new JsonObject();
			named.addProperty("authenticatorId", this.id);
			return named;
		}

	}

}
