package sa.wusul.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.support.BrowserStory;
import sa.wusul.support.GunLicence;
import sa.wusul.support.Modeler;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Release of a draft: an analyst deploys from Camunda Modeler, a releaser decides in
 * Tasklist.
 */
@DisplayName("A draft in Tasklist")
@OnH2
@BrowserStory
@Tag("browser")
class DraftReleaseIT {

	private static final String SERVICE = "services-gun-licence-renewal";

	private static Browsers browsers;

	@LocalServerPort
	private int port;

	@Autowired
	private TestRestTemplate http;

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
	@DisplayName("shows in Arabic the author and the changes, and is in service after approval")
	void approved() {
		deploy("تجديد رخص السلاح", GunLicence.files());
		try (var releaser = open().logIn("releaser")) {
			releaser.filter("مهام مجموعتي").openTask("إجازة المسودة").screenshot("draft-to-release");
			var shown = releaser.page().locator(".fjs-form").innerText();
			assertThat(shown).contains("تجديد رخص السلاح", "analyst", "فلم توجد فيها مخالفة", SERVICE + ".bpmn",
					"جديد");
			assertThat(
					(Boolean) releaser.page()
						.evaluate("() => document.querySelector('.fjs-form').scrollWidth"
								+ " <= document.querySelector('.fjs-form').clientWidth + 1"))
				.as("nothing is cut")
				.isTrue();
			releaser.claim().choose("القرار", "تُجاز").screenshot("draft-approved").complete();
		}
		try (var clerk = open().logIn("clerk")) {
			clerk.startForm("تجديد رخصة سلاح").screenshot("draft-in-service");
			assertThat(clerk.page().locator(".fjs-form").innerText()).contains("رقم رخصة السلاح");
		}
	}

	@Test
	@DisplayName("is refused with a reason that the analyst reads in Tasklist")
	void refused() {
		var table = "delivery-custody-limit.dmn";
		deploy("مهلة الحفظ", Map.of(table, Modeler.text("processes/delivery/" + table)
			.replaceFirst("versionTag=\"[0-9.]+\"", "versionTag=\"1.0.9\"")));
		try (var releaser = open().logIn("releaser")) {
			releaser.filter("مهام مجموعتي")
				.openTask("إجازة المسودة")
				.claim()
				.choose("القرار", "تُرفض")
				.choose("سبب الرفض", "لم تُجرَّب")
				.write("ما على صاحبها أن يصلحه", "جرّبها في بيئة التجربة أولاً")
				.screenshot("draft-refused")
				.complete();
		}
		assertRead("مهلة الحفظ", "لم تُجرَّب");
	}

	@Test
	@DisplayName("that takes four eyes away says so first, with the reason for a third person, who agrees after the "
			+ "releaser")
	void guarded() {
		var files = new LinkedHashMap<String, String>();
		for (var file : List.of("processes/delivery/delivery-document-destruction.bpmn",
				"forms/delivery/delivery-destroy-document.form", "forms/delivery/delivery-witness-destruction.form")) {
			files.put(file.substring(file.lastIndexOf('/') + 1), Modeler.text(file));
		}
		files.computeIfPresent("delivery-document-destruction.bpmn",
				(name, text) -> text.replaceFirst("<camunda:property name=\"fourEyes\"[^>]*/>", "")
					.replaceFirst("versionTag=\"[0-9.]+\"", "versionTag=\"9.0.0\""));
		deploy("الإتلاف بلا شاهد", files);
		try (var releaser = open().logIn("releaser")) {
			releaser.filter("مهام مجموعتي").openTask("إجازة المسودة");
			assertThat(releaser.page().locator(".fjs-form").innerText()).contains("يحتاج إلى شخص ثالث",
					"رُفعت الأعين الأربع عن", "لماذا:");
			releaser.claim().choose("القرار", "تُجاز").screenshot("draft-of-three-people").complete();
		}
		try (var guardian = open().logIn("guardian")) {
			guardian.filter("مهام مجموعتي").openTask("موافقة أمين الضوابط");
			assertThat(guardian.page().locator(".fjs-form").innerText()).contains("رُفعت الأعين الأربع عن");
			guardian.claim()
				.choose("القرار", "أرفض")
				.choose("سبب الرفض", "تخالف النظام")
				.write("ما على صاحبها أن يصلحه", "لا تُتلف وثيقة بلا شاهد")
				.screenshot("draft-before-the-guardian")
				.complete();
		}
		assertRead("الإتلاف بلا شاهد", "تخالف النظام");
	}

	/** Lets the analyst read why a draft was refused, and say so. */
	private void assertRead(String draft, String reason) {
		try (var analyst = open().logIn("analyst")) {
			analyst.filter("مهام مجموعتي").openTask("قراءة سبب عدم الدخول").screenshot("draft-refusal");
			assertThat(analyst.page().locator(".fjs-form").innerText()).contains(draft, reason);
			analyst.claim().tick("قرأت السبب").complete();
		}
	}

	private void deploy(String name, Map<String, String> files) {
		JsonNode answer = Modeler.deploy(this.http, "analyst", name, files).getBody();
		assertThat(answer.path("id").asText()).as(answer.toString()).startsWith("draft-");
	}

	private TasklistPage open() {
		return TasklistPage.open(browsers.chromiumBrowser(), this.port);
	}

}
