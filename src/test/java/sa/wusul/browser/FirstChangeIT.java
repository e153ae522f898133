package sa.wusul.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.documents.FirstChangeGuide;
import sa.wusul.documents.FirstChangeGuide.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** The tour of the analysts' guide, walked as the guide tells it. */
@DisplayName("An analyst's first change")
@Tag("browser")
class FirstChangeIT extends DemoJourney {

	/** The folders and files of the project that the tour touches. */
	private static final List<String> PROJECT = List.of("processes", "forms", "src/lint/copy-service.mjs",
			"src/lint/hand-in.mjs");

	private static final String SERVICE = "services-motorcycle-licence-renewal";

	private static final String COPIED = "services-driving-licence-renewal";

	@TempDir
	private Path folder;

	@BeforeEach
	void cloneProject() throws Exception {
		for (var part : PROJECT) {
			try (var files = Files.walk(Path.of(part))) {
				for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
					Files.createDirectories(this.folder.resolve(file).getParent());
					Files.copy(file, this.folder.resolve(file));
				}
			}
		}
		run("git init -q && git add . && git -c user.name=analyst -c user.email=analyst@example.org commit -qm Begin",
				0);
	}

	@Test
	@DisplayName("is copied, tried, mended, handed in, released by another person and met by citizens, as the guide tells it")
	void walked() throws Exception {
		var began = System.nanoTime();
		var steps = FirstChangeGuide.inArabic().steps();
		assertThat(steps).hasSize(8);

		run(steps.get(0).commands().get(0), 0);
		change(steps.get(1));
		change(steps.get(2));
		assertThat(steps.get(3).codes().get(0)).isEqualTo(TasklistPage.DEMO_PASSWORD);
		assertThat(handIn(steps.get(3), 1)).contains(steps.get(3).codes().get(1), SERVICE + "-eligibility.dmn");
		addLines(steps.get(4));
		assertThat(handIn(steps.get(4), 0)).containsPattern("draft-\\d+: ");
		release(steps.get(5));
		accepted(steps.get(6), steps.get(1));
		tooEarly(steps.get(7));
		Files.writeString(Path.of("target", "first-change.txt"),
				"The tour takes " + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s.\n");
	}

	private void change(Step step) throws IOException {
		assertThat(step.changes()).isNotEmpty();
		for (var change : step.changes()) {
			var file = this.folder.resolve(change.file());
			var text = Files.readString(file);
			assertThat(text).as(change.file()).contains(inFile(change.was()));
			Files.writeString(file, text.replace(inFile(change.was()), inFile(change.becomes())));
		}
	}

	/** Returns words as Camunda Modeler writes them. */
	private static String inFile(String words) {
		return words.replace(">", "&gt;");
	}

	private void addLines(Step step) throws IOException {
		var file = this.folder.resolve(step.codes().get(0));
		Files.writeString(file, Files.readString(file) + step.lines().get(0) + "\n");
	}

	private String handIn(Step step, int status) throws Exception {
		return run(step.commands().get(0) + " --at http://127.0.0.1:" + port(), status);
	}

	private void release(Step step) {
		try (var releaser = logIn(step.codes().get(0))) {
			releaser.filter(step.words().get(0))
				.openTask(step.words().get(1))
				.claim()
				.choose(step.words().get(2), step.words().get(3))
				.screenshot("first-change-release")
				.complete();
		}
	}

	private void accepted(Step step, Step questions) {
		atTheDoor(step.codes().get(0), (page) -> {
			page.navigate(address("/services"));
			page.locator("h3 a", new Page.LocatorOptions().setHasText(step.words().get(0))).click();
			meets(page, "ar", SERVICE, step.words().get(1));
			assertThat(page.locator("#prices dd").count()).as("the fees came along").isEqualTo(3);
			meets(page, "en", SERVICE, step.words().get(2));
			DemoPages.screenshot(page, "first-change-accepted-en");
			for (var question : questions.changes()) {
				page.navigate(address("/services/" + SERVICE + "/request?lang="
						+ (question.becomes().matches("[\\p{ASCII}]+") ? "en" : "ar")));
				firstStep(page);
				page.getByText(question.becomes()).first().waitFor();
			}
			DemoPages.screenshot(page, "first-change-question-en");
		});
	}

	/** Answers the first step, so that the second one is shown. */
	private static void firstStep(Page page) {
		page.locator("#request").waitFor();
		if (page.locator("[name=termYears]").count() == 0) {
			page.locator("[name=centre][value=riyadh]").check();
			page.locator("[name=section][value=men]").check();
			page.locator("#send").click();
			page.waitForURL("**/2");
		}
	}

	private void tooEarly(Step step) {
		atTheDoor(step.codes().get(0), (page) -> {
			meets(page, "ar", SERVICE, step.words().get(0));
			DemoPages.screenshot(page, "first-change-too-early-ar");
			assertThat(page.locator("#start").count()).isZero();
			meets(page, "en", SERVICE, step.words().get(1));
			meets(page, "ar", COPIED, step.words().get(2));
		});
	}

	/** Opens the page of a service until the registers have answered with these words. */
	private void meets(Page page, String language, String service, String words) {
		DemoPages.waitFor(words, () -> {
			page.navigate(address("/services/" + service + "?lang=" + language));
			return page.locator("#may-i").innerText().lines().map(String::strip).anyMatch(words::equals);
		});
	}

	private void atTheDoor(String person, Consumer<Page> deeds) {
		try (var context = chromium().newContext(new Browser.NewContextOptions().setLocale("ar"))) {
			var page = context.newPage();
			this.pages.logIn(page, person);
			deeds.accept(page);
		}
	}

	private String address(String path) {
		return "http://127.0.0.1:" + port() + path;
	}

	/** Runs a command in the folder of the project, with the password as its input. */
	private String run(String command, int status) throws Exception {
		var process = new ProcessBuilder("bash", "-c", command).directory(this.folder.toFile())
			.redirectErrorStream(true)
			.start();
		try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
			input.write(TasklistPage.DEMO_PASSWORD + "\n");
		}
		catch (IOException readsNothing) {
			assertThat(command).doesNotContain("hand-in");
		}
		var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).as(said).isEqualTo(status);
		return said;
	}

}
