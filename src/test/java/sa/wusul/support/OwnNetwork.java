package sa.wusul.support;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Tells a story in a JVM whose network is a namespace of Linux of its own: loopback and
 * one address, without which Chromium takes itself for offline.
 */
public final class OwnNetwork {

	private static final String NETWORK = """
			ip link set lo up && ip link add own type veth peer name other && ip link set own up \
			  && ip link set other up && ip addr add 192.0.2.2/24 dev own && ip route add default via 192.0.2.1 \
			  && exec "$@\"""";

	/** Minutes that a story may take. */
	private static final int LONGEST = 10;

	private OwnNetwork() {
	}

	/**
	 * Runs a class of tests.
	 * @param log takes all that it prints, with its failures
	 * @return 0 if at least one test ran and none failed
	 * @throws IOException if {@code unshare} of util-linux is missing
	 */
	public static int tell(Class<?> story, Path log) throws IOException, InterruptedException {
		var command = new ArrayList<>(List.of("unshare", "--net", "--map-root-user", "sh", "-c", NETWORK, "sh",
				System.getProperty("java.home") + File.separator + "bin" + File.separator + "java"));
		ManagementFactory.getRuntimeMXBean()
			.getInputArguments()
			.stream()
			.filter((argument) -> argument.startsWith("-X") || argument.startsWith("-D"))
			.forEach(command::add);
		command.addAll(
				List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
						OwnNetwork.class.getName(), story.getName()));
		var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		if (!process.waitFor(LONGEST, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			return 1;
		}
		return process.exitValue();
	}

	/** The JVM in the namespace. */
	public static void main(String[] arguments) {
		var summary = new SummaryGeneratingListener();
		LauncherFactory.create()
			.execute(LauncherDiscoveryRequestBuilder.request()
				.selectors(DiscoverySelectors.selectClass(arguments[0]))
				.build(), summary);
		summary.getSummary().printFailuresTo(new PrintWriter(System.out, true), 40);
		System.exit(
				(summary.getSummary().getTestsSucceededCount() > 0 && summary.getSummary().getTotalFailureCount() == 0)
						? 0 : 1);
	}

}
