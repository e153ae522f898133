package sa.wusul.webapps;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks that the built web apps come before Camunda's original on the class path. */
@Tag("fast")
class WebAppsTest {

	private static final String CAMUNDA = "META-INF/resources/webjars/camunda/";

	@ParameterizedTest
	@ValueSource(strings = { "lib/deps.js", "app/tasklist/plugin/plugin.css", "app/cockpit/plugin/plugin.js",
			"app/admin/plugin/plugin.css", "assets/ibm-plex-sans-arabic-arabic-400-normal.woff2",
			"assets/ibm-plex-sans-arabic-latin-400-normal.woff2" })
	void oursComesFirst(String file) {
		URL found = getClass().getClassLoader().getResource(CAMUNDA + file);
		assertThat(found).as(file).isNotNull();
		assertThat(found.getProtocol()).as(found + " is ours").isEqualTo("file");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "welcome", "cockpit", "admin" })
	void everyAppIsOurs(String app) {
		for (String file : List.of("camunda-" + app + "-bootstrap.js", "camunda-" + app + "-bootstrap.css",
				"camunda-" + app + "-bootstrap.en.css", "index.html", "locales/ar.json", "scripts/config.js",
				"scripts/language.js", "scripts/references.js", "styles/user-styles.css",
				"styles/user-styles.en.css")) {
			oursComesFirst("app/" + app + "/" + file);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "cockpit", "admin" })
	void pluginsComeFromUs(String app) {
		assertThat(read("app/" + app + "/camunda-" + app + "-bootstrap.js")).contains("/app/" + app + "/plugin\"");
		oursComesFirst("app/" + app + "/plugin/plugin.js");
	}

	@Test
	void styleSheetsAreMirroredAndTheOriginalStandsBeside() {
		assertThat(read("app/tasklist/plugin/plugin.css")).contains("float: right").doesNotContain("float: left");
		assertThat(read("app/tasklist/plugin/plugin.en.css")).contains("float: left").doesNotContain("float: right");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "welcome", "cockpit", "admin" })
	void pagesAreArabicAndRightToLeft(String app) {
		assertThat(read("app/" + app + "/index.html"))
			.contains("<html lang=\"ar\" dir=\"rtl\" ng-csp=\"no-unsafe-eval\">")
			.as("served in an encoding that cannot write Arabic letters")
			.matches("\\p{ASCII}+");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "welcome", "cockpit", "admin" })
	void announcesNoEndOfLife(String app) {
		assertThat(read("app/" + app + "/camunda-" + app + "-bootstrap.js")).contains(".isCommunityEdition=!1")
			.doesNotContain(".isCommunityEdition=!0");
	}

	@Test
	void formsSpeakArabic() {
		assertThat(read("lib/deps.js")).contains("هذا الحقل مطلوب.").contains("(WUSUL_ARABIC?\"اختر\":\"Select\")");
	}

	@Test
	void supervisionBringsItsChartsAndTheirLicence() {
		assertThat(readOurs("plugin/wusul/cockpit/app/plugin.js")).contains("Chart.js",
				"Released under the MIT License");
		assertThat(readOurs("plugin/wusul/cockpit/app/plugin.css")).contains(".wusul-case", ".wusul-card");
	}

	private static String read(String file) {
		return readOurs(CAMUNDA + file);
	}

	private static String readOurs(String file) {
		try (InputStream stream = WebAppsTest.class.getClassLoader().getResourceAsStream(file)) {
			assertThat(stream).as(file).isNotNull();
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException unreadable) {
			throw new IllegalStateException(file, unreadable);
		}
	}

}
