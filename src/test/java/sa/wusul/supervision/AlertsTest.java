package sa.wusul.supervision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayName("The alerts for Prometheus")
@Tag("fast")
class AlertsTest {

	private static final Path FOLDER = Path.of("src/docs");

	private static final Pattern ARABIC = Pattern.compile("[\\p{InArabic}\\d\\s:,.]{10,120}");

	private static final Pattern ENGLISH = Pattern.compile("[A-Za-z\\d\\s:;,'.-]{10,120}");

	/** Returns the rules, as Prometheus reads them. */
	static List<Map<String, Object>> rules() throws Exception {
		Map<String, List<Map<String, List<Map<String, Object>>>>> file = new Yaml()
			.load(Files.readString(FOLDER.resolve("alerts.yml")));
		return file.get("groups").stream().flatMap((group) -> group.get("rules").stream()).toList();
	}

	@Test
	@DisplayName("say in Arabic and in English what is wrong, and how urgent it is")
	void inBothLanguages() throws Exception {
		assertThat(rules()).allSatisfy((rule) -> {
			var about = (Map<?, ?>) rule.get("annotations");
			assertThat((String) about.get("summary_ar")).matches(ARABIC);
			assertThat((String) about.get("summary_en")).matches(ENGLISH);
			assertThat((Map<?, ?>) rule.get("labels")).extracting("severity").isIn("critical", "warning");
		});
	}

	@Test
	@DisplayName("fire after their time and not before, as Prometheus's own tool says")
	void inTime() throws Exception {
		assumeTrue(System.getenv("CI") != null || answers("--version"),
				"promtool is not installed (Debian's package promtool)");
		assertThat(answers("check", "rules", "alerts.yml")).isTrue();
		assertThat(answers("test", "rules", "alerts-test.yml")).isTrue();
	}

	private static boolean answers(String... arguments) throws Exception {
		var command = new ArrayList<>(List.of("sh", "-c", "exec promtool \"$@\"", "promtool"));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).directory(FOLDER.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor() == 0;
	}

}
