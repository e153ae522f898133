package sa.wusul.platform;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The short form of the fault harness, {@code src/faults}: four faults at two nodes of
 * the packaged program.
 */
@DisplayName("Two nodes whose database, message centre and processes break")
@Tag("story")
class FaultHarnessIT {

	@TempDir
	private Path folder;

	@Test
	@DisplayName("lose nothing and double nothing with a hundred claims at once, without the centre, when PostgreSQL restarts and a node is killed")
	void smoke() throws Exception {
		var said = this.folder.resolve("said.txt");
		var builder = new ProcessBuilder("src/faults/faults.sh", "-Dsmoke=true", "-Dquiet=120", "-Dseed=20261130",
				"-Dfaults=claims,gateway-down,pg-fast,kill,planted")
			.redirectErrorStream(true)
			.redirectOutput(said.toFile());
		builder.environment()
			.put("FAULTS_LIBRARIES",
					System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		var harness = builder.start();
		try {
			assertThat(harness.waitFor(12, TimeUnit.MINUTES)).as("an end").isTrue();
			var text = Files.readString(said, StandardCharsets.UTF_8);
			assertThat(harness.exitValue()).as(text).isZero();
			assertThat(text.lines().filter((line) -> line.contains(" deeds, lost 0, doubled 0, "))).as(text).hasSize(4);
			assertThat(text).as("what was altered on purpose").contains("planted: 5 of 5 found");
		}
		finally {
			// It ends its nodes and its database before it ends.
			harness.destroy();
			harness.waitFor(1, TimeUnit.MINUTES);
		}
	}

}
