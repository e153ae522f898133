package sa.wusul.browser;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.room.RecordingsForTests;
import sa.wusul.room.rtpengine.RelaysForTests;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.ProgramNode;
import sa.wusul.support.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A call over two nodes at one database, with one relay. */
@OnPostgreSql
@BrowserStory
@DisplayName("A call over two nodes")
@Tag("browser")
@Tag("nightly")
class RoomNodeIT extends RoomStory {

	@Test
	@DisplayName("goes on at the other one, and is recorded but for a few seconds, when one of them is killed")
	void killed() throws Exception {
		letTimePass();
		try (var node = startNode(); var way = TcpProxy.to(node.port(), this.port)) {
			var host = host();
			var citizen = guest(page(citizen(CITIZEN, way.port())), way.port());
			citizen.evaluate("() => (window.before = true)");
			meet(host, citizen);
			bothSeeAndHear(host, citizen);
			await("each node records its own").atMost(Duration.ofSeconds(30))
				.until(() -> RecordingsForTests.spools(this.program, key()) == 2
						&& RecordingsForTests.processes(this.program, key()).size() == 2);

			var before = RecordingsForTests.publications(this.program, key());
			var killed = System.nanoTime();
			node.kill();
			await("the citizen sends anew, by the other node").atMost(Duration.ofSeconds(15))
				.until(() -> RecordingsForTests.publications(this.program, key()) > before);
			var away = Duration.ofNanos(System.nanoTime() - killed);
			bothSeeAndHear(host, citizen);
			note("Time until the citizen sends anew: " + away);
			assertThat(away).as("time until the citizen sends anew").isLessThan(Duration.ofSeconds(5));
			assertThat((Boolean) citizen.evaluate("() => window.before")).as("the page is the same").isTrue();
			await("all is recorded here").atMost(Duration.ofSeconds(30))
				.until(() -> RecordingsForTests.written(this.program, key()) == 2);

			this.rooms.close(key());
			state(host, "CLOSED");
			state(citizen, "CLOSED");
		}
		try (var next = startNode()) {
			await("the next life of the node has sealed the recording of the earlier one")
				.atMost(Duration.ofSeconds(60))
				.until(() -> RecordingsForTests.sealed(this.program, key())
					.stream()
					.allMatch(RecordingsForTests.Found::isSealed));
		}
		assertThat(RecordingsForTests.sealed(this.program, key())).extracting((one) -> one.seat() + "/" + one.part())
			.containsExactly("1/1", "2/1", "2/2");
		littleIsLost();
	}

	private ProgramNode startNode() throws IOException {
		var settings = new HashMap<String, String>();
		for (var name : new String[] { "spring.datasource.url", "wusul.archive.directory" }) {
			settings.put(name.toUpperCase(Locale.ROOT).replace('.', '_'),
					this.program.getEnvironment().getProperty(name));
		}
		settings.put("WUSUL_ROOMS_RELAY_PORT", String.valueOf(RelaysForTests.port(this.program)));
		settings.putAll(Map.of("SPRING_DATASOURCE_USERNAME", "postgres", "SPRING_DATASOURCE_PASSWORD", "postgres",
				"SPRING_FLYWAY_PLACEHOLDERS_BLOB", "bytea", "WUSUL_ROOMS_RELAY_HOST", "127.0.0.1",
				"WUSUL_ROOMS_PAGES_LOOPBACK", "true", "WUSUL_ROOMS_RECORDINGS_SPOOL",
				this.folder.resolve("spool").toString(), "WUSUL_ROOMS_RECORDINGS_SEALEVERY", "PT1S"));
		return ProgramNode.start(this.folder.resolve("node.log"),
				Duration.ofMillis(ClockUtil.getCurrentTime().getTime() - System.currentTimeMillis()), settings);
	}

}
