package sa.wusul.desk;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the build made of Camunda's web apps stands before the original on the class path.
 */
class WebAppsTest {

	private static final String CAMUNDA = "META-INF/resources/webjars/camunda/";

	@ParameterizedTest
	@ValueSource(strings = { "lib/deps.js", "app/tasklist/camunda-tasklist-bootstrap.css",
			"app/tasklist/camunda-tasklist-bootstrap.js", "app/tasklist/index.html", "app/tasklist/scripts/config.js",
			"app/tasklist/styles/user-styles.css", "app/tasklist/styles/plugin.css", "app/tasklist/locales/ar.json",
			"app/welcome/camunda-welcome-bootstrap.css", "app/welcome/camunda-welcome-bootstrap.js",
			"app/welcome/index.html", "app/welcome/locales/ar.json", "app/cockpit/camunda-cockpit-bootstrap.js",
			"app/admin/camunda-admin-bootstrap.js", "assets/ibm-plex-sans-arabic-arabic-400-normal.woff2",
			"assets/ibm-plex-sans-arabic-latin-400-normal.woff2" })
	void oursComesFirst(String file) {
		URL found = getClass().getClassLoader().getResource(CAMUNDA + file);
		assertThat(found).as(file).isNotNull();
		assertThat(found.getProtocol()).as(found + " is ours").isEqualTo("file");
	}

	@Test
	void styleSheetsAreMirrored() {
		assertThat(read("app/tasklist/styles/plugin.css")).contains("float: right").doesNotContain("float: left");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "welcome" })
	void pagesAreArabicAndRightToLeft(String app) {
		assertThat(read("app/" + app + "/index.html")).contains("<html lang=\"ar\" dir=\"rtl\">")
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

	private static String read(String file) {
		try (InputStream stream = WebAppsTest.class.getClassLoader().getResourceAsStream(CAMUNDA + file)) {
			assertThat(stream).as(file).isNotNull();
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException unreadable) {
			throw new IllegalStateException(file, unreadable);
		}
	}

}
