package sa.wusul.services.register;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.neighbour.NeighbourConnection;
import sa.wusul.platform.neighbour.NeighbourProperties;
import sa.wusul.platform.neighbour.Neighbours;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.services.register.RegisterProperties.Connection;
import sa.wusul.support.Certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

@DisplayName("A register is trusted")
@Tag("fast")
class TrustedAuthorityTest {

	private static final RegisterEnquiry ENQUIRY = new RegisterEnquiry(RegisterPurpose.DECISION, "1448-0001234-7",
			"services-vehicle-registration-renewal", new IdentityNumber("1058529940"), Map.of());

	@TempDir
	private static Path folder;

	private static Certificates ministry;

	private static Certificates stranger;

	@BeforeAll
	static void authorities() throws Exception {
		ministry = Certificates.authority(folder.resolve("ministry"), "The ministry's authority");
		stranger = Certificates.authority(folder.resolve("stranger"), "Another authority");
	}

	@Test
	@DisplayName("if the authority of the setting signed its certificate, for its name")
	void ministry() throws Exception {
		assertThat(asked(ministry.issue("register", "localhost"), ministry.certificate())).containsEntry("vehicleFound",
				true);
	}

	@Test
	@DisplayName("not if another authority signed it, whichever is trusted; the log says so, and nothing of the enquiry")
	void stranger() throws Exception {
		var log = (Logger) LoggerFactory.getLogger(NeighbourClient.class);
		var level = log.getLevel();
		var lines = new ListAppender<ILoggingEvent>();
		lines.start();
		log.setLevel(Level.WARN);
		log.addAppender(lines);
		try {
			var forged = stranger.issue("register", "localhost");
			assertThatExceptionOfType(TemporaryFailureException.class)
				.isThrownBy(() -> asked(forged, ministry.certificate()));
			assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(() -> asked(forged, null));
		}
		finally {
			log.detachAppender(lines);
			log.setLevel(level);
		}
		assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage)
			.hasSize(2)
			.allSatisfy((line) -> assertThat(line).startsWith("register vehicles: no TLS connection: ")
				.doesNotContain("1058529940", "1448-0001234-7"));
	}

	@Test
	@DisplayName("not under another name")
	void otherName() throws Exception {
		var other = ministry.issue("other", "register.example.sa");

		assertThatExceptionOfType(TemporaryFailureException.class)
			.isThrownBy(() -> asked(other, ministry.certificate()));
	}

	@Test
	@DisplayName("itself only: a redirect to another place is not followed")
	void redirect() throws Exception {
		var certificate = ministry.issue("moved", "localhost");

		assertThatExceptionOfType(TemporaryFailureException.class)
			.isThrownBy(() -> asked(certificate, ministry.certificate(), "/moved"))
			.withMessageContaining("302");
	}

	/** Asks a register with a certificate, as the settings of the program say. */
	private static Map<String, Object> asked(Certificates.Issued certificate, Path trusted) throws Exception {
		return asked(certificate, trusted, "");
	}

	private static Map<String, Object> asked(Certificates.Issued certificate, Path trusted, String path)
			throws Exception {
		var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(certificate.serving()));
		server.createContext("/", (call) -> {
			var answer = "{\"facts\": {\"vehicleFound\": true}}".getBytes(StandardCharsets.UTF_8);
			call.getRequestBody().readAllBytes();
			call.sendResponseHeaders(200, answer.length);
			call.getResponseBody().write(answer);
			call.close();
		});
		server.createContext("/moved", (call) -> {
			call.getResponseHeaders().add("Location", "/elsewhere");
			call.sendResponseHeaders(302, -1);
			call.close();
		});
		server.start();
		try {
			var known = RegisterFiles.registers().find("vehicles").orElseThrow();
			var connection = new Connection(known.tells(), known.answers(), known.enters(), known.words(),
					URI.create("https://localhost:" + server.getAddress().getPort() + path), "secret",
					Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1),
					NeighbourConnection.CERTIFICATES, Map.of(), Map.of(), false, Map.of());
			return gateway(connection, trusted).enquire("vehicles", ENQUIRY);
		}
		finally {
			server.stop(0);
		}
	}

	private static HttpRegisterGateway gateway(Connection connection, Path trusted) {
		var gateway = new HttpRegisterGateway[1];
		new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withPropertyValues("WUSUL_TRUST_AUTHORITY=" + ((trusted != null) ? trusted : ""))
			.run((program) -> gateway[0] = new HttpRegisterGateway(
					new RegisterProperties(Map.of("vehicles", connection)),
					new Neighbours(new NeighbourProperties(Map.of()), program.getBean(SslBundles.class),
							new StandardEnvironment(), new ObjectMapper()),
					new StandardEnvironment(), mock(RegisterQueryRepository.class)));
		return gateway[0];
	}

}
