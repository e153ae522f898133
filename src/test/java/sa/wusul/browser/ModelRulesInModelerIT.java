package sa.wusul.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The plug-in for analysts, in the editor and linter of Camunda Modeler. */
@DisplayName("The rules of models in Camunda Modeler")
@Tag("browser")
class ModelRulesInModelerIT {

	private static final Path HOSTILE = Path.of("src/test/resources/hostile");

	private static final Path CLEAN = Path.of("processes/intake/intake-request-registration.bpmn");

	private static Browsers browsers;

	private Page page;

	@BeforeAll
	static void startBrowser() {
		browsers = Browsers.start();
	}

	@AfterAll
	static void endBrowser() {
		browsers.close();
	}

	@BeforeEach
	void startModeler() {
		this.page = ModelerEditor.start(browsers.chromiumBrowser(), Path.of("src/lint/modeler-plugin/client.js"));
	}

	@Test
	@DisplayName("find no fault in the project's own models")
	void clean() throws IOException {
		try (Stream<Path> models = Files.walk(Path.of("processes"))) {
			List<Path> ours = models.filter((file) -> file.toString().endsWith(".bpmn")).toList();
			assertThat(ours).hasSizeGreaterThan(70);
			assertThat(ours).allSatisfy((model) -> assertThat(faultsIn(model)).isEmpty());
		}
	}

	@Test
	@DisplayName("report each fault that the server refuses, at its element, in Arabic and English")
	void hostile() throws IOException {
		var rules = rulesThatOneModelCanBreak();
		try (Stream<Path> files = Files.list(HOSTILE)) {
			List<Path> models = files
				.filter((file) -> file.toString().endsWith(".bpmn") && rules.containsKey(ruleOf(file)))
				.toList();
			assertThat(models).hasSizeGreaterThan(90);
			assertThat(models).allSatisfy((model) -> assertThat(faultsIn(model)).anySatisfy((fault) -> {
				assertThat(fault).containsEntry("rule", "wusul/" + ruleOf(model));
				assertThat(fault.get("id")).isNotNull();
				assertThat(fault.get("message").toString()).startsWith(startOf(rules.get(ruleOf(model)).get("ar")))
					.contains(" · " + startOf(rules.get(ruleOf(model)).get("en")));
			}));
		}
	}

	@Test
	@DisplayName("report faults to analysts while they draw, until they are corrected")
	void whileDrawing() throws IOException {
		ModelerEditor.open(this.page, CLEAN);
		Locator marks = this.page.locator(".cl-icon");
		assertThat(marks.count()).isZero();

		String step = (String) this.page.evaluate("""
				() => {
				  const task = modeler.get('elementRegistry').find(({ type }) => type === 'bpmn:UserTask');
				  modeler.get('modeling').updateProperties(task, { name: 'Audit' });
				  modeler.get('selection').select(task);
				  return task.id;
				}""");
		marks.first().waitFor();
		ModelerEditor.photograph(this.page, "modeler-rules");
		assertThat(this.page.locator("[data-container-id='" + step + "'] .cl-icon").count()).isOne();

		this.page.evaluate("() => modeler.get('commandStack').undo()");
		marks.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
	}

	@SuppressWarnings("unchecked")
	private List<Map<String, Object>> faultsIn(Path model) throws IOException {
		return (List<Map<String, Object>>) this.page.evaluate("(model) => faultsIn(model)", Files.readString(model));
	}

	private static Map<String, Map<String, String>> rulesThatOneModelCanBreak() throws IOException {
		var rules = new HashMap<String, Map<String, String>>();
		new ObjectMapper().readTree(Files.readString(Path.of("src/main/resources/release/model-rules.json")))
			.path("rules")
			.forEach((rule) -> {
				if (rule.path("alone").asBoolean()) {
					rules.put(rule.path("id").asText(),
							Map.of("ar", rule.path("ar").asText(), "en", rule.path("en").asText()));
				}
			});
		return rules;
	}

	private static String ruleOf(Path hostile) {
		return hostile.getFileName().toString().split("--")[0];
	}

	private static String startOf(String sentence) {
		return sentence.split("\\{0}")[0];
	}

}
