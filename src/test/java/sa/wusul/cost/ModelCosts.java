package sa.wusul.cost;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.SaveGroupCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import sa.wusul.models.ModelMeasurement;

/**
 * Program that measures tests of processes, on an engine with a PostgreSQL of its own
 * without full pages in its log and without vacuum, which occur at random. What only
 * reads is not counted, because most of that is the test's own.
 *
 * <p>
 * Arguments: the file for the result, and a file with the tests in lines, such as
 * {@code audit.CaseReviewProcessTest#accept}; without lines all are measured.
 */
public final class ModelCosts {

	private static final String PACKAGE = "sa.wusul.models";

	/** Commands by which a test hires people before their work. */
	private static final Set<Class<?>> HIRING = Set.of(SaveUserCmd.class, SaveGroupCmd.class,
			CreateMembershipCmd.class);

	private static final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

	private ModelCosts() {
	}

	/**
	 * The cost of a test and the texts of its statements, as they stand in the result.
	 */
	record Way(String process, String way, Cost cost, Map<String, Integer> texts) {

	}

	public static void main(String[] arguments) throws Exception {
		var tests = Files.readAllLines(Path.of(arguments[1]));
		try (var server = EmbeddedPostgres.builder()
			.setServerConfig("fsync", "off")
			.setServerConfig("full_page_writes", "off")
			.setServerConfig("autovacuum", "off")
			.start(); var pool = new HikariDataSource()) {
			pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
			pool.setPassword("postgres");
			var meter = new DatabaseMeter(server.getJdbcUrl("postgres", "postgres"));
			var listener = new Listener(meter);
			ModelMeasurement.use(new ModelMeasurement(
					ProxyDataSourceBuilder.create(pool).listener(meter).methodListener(meter).build(),
					new Changes(meter), listener::begins));
			LauncherFactory.create()
				.execute(LauncherDiscoveryRequestBuilder.request()
					.selectors(selectors(tests))
					.filters(ClassNameFilter.includeClassNamePatterns(".*ProcessTest"))
					.build(), listener);
			new ObjectMapper().writeValue(Path.of(arguments[0]).toFile(), listener.ways);
		}
		System.exit(0);
	}

	private static List<DiscoverySelector> selectors(List<String> tests) {
		return tests.isEmpty() ? List.of(DiscoverySelectors.selectPackage(PACKAGE))
				: tests.stream()
					.<DiscoverySelector>map((test) -> DiscoverySelectors.selectMethod(PACKAGE + "." + test))
					.toList();
	}

	/** Counts a command of the engine with all inside of it, if it changes something. */
	private static final class Changes extends CommandInterceptor {

		private final DatabaseMeter meter;

		private Changes(DatabaseMeter meter) {
			this.meter = meter;
		}

		@Override
		public <T> T execute(Command<T> command) {
			if (depth.get() > 0) {
				return this.next.execute(command);
			}
			depth.set(1);
			try {
				return HIRING.contains(command.getClass()) ? this.meter.leavingOut(() -> this.next.execute(command))
						: this.meter.countingChanges(() -> this.next.execute(command));
			}
			finally {
				depth.set(0);
			}
		}

	}

	/** Keeps the cost of each test that is a method, from its beginning on. */
	private static final class Listener implements TestExecutionListener {

		private final List<Way> ways = new ArrayList<>();

		private final DatabaseMeter meter;

		private String process;

		private Listener(DatabaseMeter meter) {
			this.meter = meter;
		}

		void begins(String process) {
			this.process = process;
			this.meter.begin();
		}

		@Override
		public void executionFinished(TestIdentifier test, TestExecutionResult result) {
			if (!test.isTest() || this.process == null) {
				return;
			}
			var cost = this.meter.end();
			var source = (MethodSource) test.getSource().orElseThrow();
			if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL
					&& test.getUniqueId().contains("[method:")) {
				this.ways.add(new Way(this.process,
						source.getClassName().substring(PACKAGE.length() + 1) + "#" + source.getMethodName(), cost,
						new TreeMap<>(cost.texts())));
			}
			else {
				result.getThrowable().ifPresent(Throwable::printStackTrace);
			}
			this.process = null;
		}

	}

	/** Returns the costs by their tests, the cheapest of several measurements each. */
	static Map<String, Way> cheapest(List<Way> ways) {
		var cheapest = new LinkedHashMap<String, Way>();
		ways.forEach((way) -> cheapest.merge(way.way(), way,
				(one, other) -> (one.cost().walBytes() <= other.cost().walBytes()) ? one : other));
		return cheapest;
	}

}
