package sa.wusul.models.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

import sa.wusul.models.ModelFiles;
import sa.wusul.models.rules.Mutants.Mutant;
import sa.wusul.platform.identity.Rights;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that tests notice small wrong changes of models, tables, forms, rights and
 * messages. Changes of behaviour are given to the tests of their model first; the others
 * first to the generated pages, which show them in review.
 * <p>
 * {@code mvn verify} tries a sample, the profile {@code nightly} all; the report is
 * {@code target/mutation.md}.
 */
@DisplayName("Wrong changes of models, tables, forms, rights and messages")
@Tag("fast")
class MutationTest {

	/** The least share of mutants that has to be noticed, in percent. */
	private static final int BOUND = 95;

	private static final long SEED = 1448;

	/** How many times the usual sample is tried. */
	private static final int SAMPLES = Integer.getInteger("mutation.samples", 1);

	/** The mutants of a kind in a sample that the pages notice. */
	private static final int SAMPLE_OF_PAGES = 5;

	/** The mutants of a kind in a sample that cost a run of the model's tests. */
	private static final int SAMPLE_OF_TESTS = 1;

	/**
	 * After how many mutants the report is written, so that a long run can be watched.
	 */
	private static final int REPORTED_EVERY = 100;

	private static final Path REPORT = Path.of("target/mutation.md");

	private static final Path TESTS = Path.of("src/test/java");

	private final Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
		.enableTestEngineAutoRegistration(true)
		.enableLauncherSessionListenerAutoRegistration(false)
		.enableTestExecutionListenerAutoRegistration(false)
		.enableLauncherDiscoveryListenerAutoRegistration(false)
		.build());

	private final Map<Path, String> sources = sources();

	private final Map<String, List<String>> uniqueKeys = GuaranteesTest.uniqueKeys();

	private final Rights rights = Rights.load();

	private final String guarantees = GuaranteesPage.of(this.rights, this.uniqueKeys);

	private final String catalogue = ProcessCatalogueTest.catalogue();

	@Test
	@DisplayName("are noticed by the pages for reviewers or by the model's own tests")
	void noticed() throws IOException {
		var outcomes = new TreeMap<String, Map<Noticed, Integer>>();
		var survivors = new ArrayList<Mutant>();
		var all = Mutants.all();
		var mutants = Boolean.getBoolean("mutation.all") ? all : sample(all);
		var tried = 0;
		for (var mutant : mutants) {
			var noticed = noticedBy(mutant);
			outcomes.computeIfAbsent(mutant.kind(), (kind) -> new TreeMap<>()).merge(noticed, 1, Integer::sum);
			if (noticed == Noticed.BY_NOBODY) {
				survivors.add(mutant);
			}
			if (++tried % REPORTED_EVERY == 0) {
				Files.writeString(REPORT, report(outcomes, survivors, tried + " of " + mutants.size()));
			}
		}
		var report = report(outcomes, survivors, mutants.size() + " of " + all.size());
		Files.writeString(REPORT, report);
		assertThat(100.0 * (mutants.size() - survivors.size()) / mutants.size()).as(report)
			.isGreaterThanOrEqualTo(BOUND);
	}

	@Test
	@DisplayName("are the cause, for the same models without a change pass")
	void unchanged() {
		for (var model : List.of("delivery-custody-limit", "department-opinion-request")) {
			assertThat(testsOf(model)).isNotEmpty();
			assertThat(testsFail(new Mutant("none", model, Mutants.RIGHTS, "", ""))).as(model).isFalse();
		}
		assertThat(pagesChange(Rights.load())).isFalse();
	}

	private static List<Mutant> sample(List<Mutant> all) {
		var random = new Random(SEED);
		var kinds = new TreeMap<String, List<Mutant>>();
		all.forEach((mutant) -> kinds.computeIfAbsent(mutant.kind(), (kind) -> new ArrayList<>()).add(mutant));
		return kinds.values().stream().flatMap((mutants) -> {
			Collections.shuffle(mutants, random);
			var size = isForTestsFirst(mutants.get(0)) ? SAMPLE_OF_TESTS : SAMPLE_OF_PAGES;
			return mutants.stream().limit((long) size * SAMPLES);
		}).toList();
	}

	/** Checks for a change of behaviour, of which the model's tests are asked first. */
	private static boolean isForTestsFirst(Mutant mutant) {
		return List
			.of("condition negated", "message of the case", "decision reference", "timer length", "four eyes",
					"candidate group", "boundary event removed", "rule dropped", "output", "input widened")
			.contains(mutant.kind());
	}

	private Noticed noticedBy(Mutant mutant) {
		try {
			if (mutant.path().equals(Mutants.RIGHTS)) {
				return inContext(new ChangedResource(mutant), () -> pagesChange(Rights.load())) ? Noticed.BY_PAGES
						: Noticed.BY_NOBODY;
			}
			ModelFiles.replace(mutant.path(), mutant.content());
			var testsFirst = isForTestsFirst(mutant);
			if (testsFirst && testsFail(mutant)) {
				return Noticed.BY_TESTS;
			}
			if (pagesChange(this.rights)) {
				return Noticed.BY_PAGES;
			}
			return (!testsFirst && testsFail(mutant)) ? Noticed.BY_TESTS : Noticed.BY_NOBODY;
		}
		catch (RuntimeException unreadable) {
			return Noticed.AS_UNREADABLE;
		}
		finally {
			ModelFiles.restore();
		}
	}

	private boolean pagesChange(Rights rights) {
		return !GuaranteesPage.of(rights, this.uniqueKeys).equals(this.guarantees)
				|| !ProcessCatalogueTest.catalogue().equals(this.catalogue);
	}

	private boolean testsFail(Mutant mutant) {
		var loader = new RoomLoader();
		return inContext(loader, () -> {
			for (var test : testsOf(mutant.model())) {
				var summary = new SummaryGeneratingListener();
				this.launcher.execute(LauncherDiscoveryRequestBuilder.request()
					.selectors(DiscoverySelectors.selectClass(loader.loadClass(test)))
					.build(), summary);
				if (summary.getSummary().getTotalFailureCount() > 0) {
					return true;
				}
			}
			return false;
		});
	}

	/** Returns the tests of a model: those that cover it, or else those that name it. */
	private List<String> testsOf(String model) {
		var covering = tests("(?s).*(covering|of)\\(\"" + model + "\"\\).*");
		return covering.isEmpty() ? tests("(?s).*\"" + model + "\".*") : covering;
	}

	private List<String> tests(String pattern) {
		return this.sources.entrySet()
			.stream()
			.filter((source) -> source.getKey().toString().matches(".*(Process|Decision)Test\\.java"))
			.filter((source) -> source.getValue().matches(pattern))
			.map((source) -> TESTS.relativize(source.getKey()).toString().replaceAll("\\.java$", "").replace('/', '.'))
			.toList();
	}

	private static Map<Path, String> sources() {
		try (Stream<Path> files = Files.walk(TESTS.resolve("sa/wusul/models"))) {
			var sources = new TreeMap<Path, String>();
			for (var file : files.filter((path) -> path.toString().endsWith("Test.java")).toList()) {
				sources.put(file, Files.readString(file));
			}
			return sources;
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static <T> T inContext(ClassLoader loader, Callable<T> work) {
		var before = Thread.currentThread().getContextClassLoader();
		Thread.currentThread().setContextClassLoader(loader);
		try {
			return work.call();
		}
		catch (RuntimeException failure) {
			throw failure;
		}
		catch (Exception failure) {
			throw new IllegalStateException(failure);
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	private static String report(Map<String, Map<Noticed, Integer>> outcomes, List<Mutant> survivors, String tried) {
		var text = new StringBuilder("# Wrong changes and what noticed them\n\n" + tried + " mutants tried, "
				+ survivors.size() + " survived.\n\n| kind | all |");
		for (var noticed : Noticed.values()) {
			text.append(' ').append(noticed.words).append(" |");
		}
		text.append("\n|---|---|").append("---|".repeat(Noticed.values().length)).append('\n');
		outcomes.forEach((kind, counts) -> {
			text.append("| ").append(kind).append(" | ").append(counts.values().stream().mapToInt((i) -> i).sum());
			for (var noticed : Noticed.values()) {
				text.append(" | ").append(counts.getOrDefault(noticed, 0));
			}
			text.append(" |\n");
		});
		survivors.forEach((mutant) -> text.append("\n- ").append(mutant));
		return text.append('\n').toString();
	}

	/** The check that noticed a mutant. */
	private enum Noticed {

		BY_TESTS("tests"), BY_PAGES("pages"), AS_UNREADABLE("unreadable"), BY_NOBODY("nothing");

		private final String words;

		Noticed(String words) {
			this.words = words;
		}

	}

	/** Loads the tests of models anew, so that they read the changed model. */
	private static final class RoomLoader extends ClassLoader {

		RoomLoader() {
			super(MutationTest.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			synchronized (getClassLoadingLock(name)) {
				if (!name.matches("sa\\.wusul\\.models\\.(?!rules\\.)[a-z]+\\..*")) {
					return super.loadClass(name, resolve);
				}
				var loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : define(name);
			}
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (var file = getResourceAsStream(name.replace('.', '/') + ".class")) {
				if (file == null) {
					throw new ClassNotFoundException(name);
				}
				var bytes = file.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException failure) {
				throw new ClassNotFoundException(name, failure);
			}
		}

	}

	/** Finds a changed file of the program in the place of the true one. */
	private static final class ChangedResource extends ClassLoader {

		private final Mutant mutant;

		ChangedResource(Mutant mutant) {
			super(MutationTest.class.getClassLoader());
			this.mutant = mutant;
		}

		@Override
		public InputStream getResourceAsStream(String name) {
			return name.equals(this.mutant.path().getFileName().toString())
					? new ByteArrayInputStream(this.mutant.content()) : super.getResourceAsStream(name);
		}

	}

}
