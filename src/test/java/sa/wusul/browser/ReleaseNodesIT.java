package sa.wusul.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.microsoft.playwright.Browser;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.env.Environment;

import sa.wusul.support.CaseWork;
import sa.wusul.support.Modeler;
import sa.wusul.support.ProgramNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A release over two nodes at one database. */
@DisplayName("A release on one node")
@Tag("browser")
@Tag("nightly")
class ReleaseNodesIT extends DemoJourney {

	private static final String LIST = "organisation.yaml";

	private static final String NAME = "مركز العليا";

	@TempDir
	private Path folder;

	@Autowired
	private Environment environment;

	@Autowired
	private TestRestTemplate http;

	@Autowired
	private CaseWork work;

	@Autowired
	private ProcessEngine engine;

	@Test
	@DisplayName("is used by the other within a minute: the name of a centre on its pages")
	void used() throws Exception {
		try (var node = startNode()) {
			assertThat(centres(node.port())).contains("مركز الرياض").doesNotContain(NAME);
			release(Map.of(LIST, Modeler.text(LIST).replace("ar: مركز الرياض,", "ar: " + NAME + ","),
					"delivery-custody-limit.dmn", Modeler.text("processes/delivery/delivery-custody-limit.dmn")
						.replaceFirst("versionTag=\"[0-9.]+\"", "versionTag=\"9.1.0\"")));
			assertThat(centres(port())).contains(NAME);
			var released = System.nanoTime();
			Awaitility.await("the other node uses the list")
				.atMost(Duration.ofMinutes(1))
				.until(() -> centres(node.port()).contains(NAME));
			Files.writeString(Path.of("target", "release-nodes.txt"), "The other node used the list after "
					+ Duration.ofNanos(System.nanoTime() - released).toSeconds() + " s.\n");
		}
	}

	private String centres(int port) {
		try (var context = chromium().newContext(new Browser.NewContextOptions().setLocale("ar"))) {
			var page = context.newPage();
			page.navigate("http://127.0.0.1:" + port + "/appointments?lang=ar");
			return page.locator("#centre").innerText();
		}
	}

	private void release(Map<String, String> files) {
		var answer = Modeler.deploy(this.http, "analyst", "both nodes", files).getBody();
		var draft = answer.get("id").asText();
		assertThat(draft).as(answer.toString()).startsWith("draft-");
		var task = this.engine.getTaskService().createTaskQuery().processInstanceBusinessKey(draft).singleResult();
		this.work.as("releaser", () -> {
			this.engine.getFormService().submitTaskForm(task.getId(), Map.of("draftDecision", "APPROVE"));
			return null;
		});
	}

	private ProgramNode startNode() throws Exception {
		var settings = new HashMap<String, String>();
		for (var name : new String[] { "spring.datasource.url", "wusul.archive.directory" }) {
			settings.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), this.environment.getProperty(name));
		}
		settings.putAll(Map.of("SPRING_DATASOURCE_USERNAME", "postgres", "SPRING_DATASOURCE_PASSWORD", "postgres",
				"SPRING_FLYWAY_PLACEHOLDERS_BLOB", "bytea"));
		return ProgramNode.start(this.folder.resolve("node.log"),
				Duration.ofMillis(ClockUtil.getCurrentTime().getTime() - System.currentTimeMillis()), settings);
	}

}
