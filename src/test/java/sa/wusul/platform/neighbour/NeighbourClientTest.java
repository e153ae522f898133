package sa.wusul.platform.neighbour;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;

import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.support.Certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@DisplayName("A neighbour that demands a certificate")
@Tag("fast")
class NeighbourClientTest {

	private static final NeighbourCall CALL = NeighbourCall
		.post("orders", Map.of("account", "SA0380000000608010167519"))
		.withKey("key-1");

	@TempDir
	private static Path folder;

	private static Certificates theirs;

	private static Certificates ministry;

	private static Certificates stranger;

	private static Certificates.Issued server;

	private final List<String> visitors = new CopyOnWriteArrayList<>();

	private HttpsServer neighbour;

	private volatile int status = 200;

	private volatile String answer = "{}";

	@BeforeAll
	static void authorities() throws Exception {
		theirs = Certificates.authority(folder.resolve("theirs"), "The neighbours' authority");
		ministry = Certificates.authority(folder.resolve("ministry"), "The authority of the ministry");
		stranger = Certificates.authority(folder.resolve("stranger"), "Another authority");
		server = theirs.issue("neighbour", "localhost");
	}

	@BeforeEach
	void start() throws IOException {
		this.neighbour = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		var context = server.serving(ministry);
		this.neighbour.setHttpsConfigurator(new HttpsConfigurator(context) {
			@Override
			public void configure(HttpsParameters parameters) {
				var demanded = context.getDefaultSSLParameters();
				demanded.setNeedClientAuth(true);
				parameters.setSSLParameters(demanded);
			}
		});
		this.neighbour.createContext("/", (call) -> {
			this.visitors.add(((HttpsExchange) call).getSSLSession().getPeerPrincipal().getName());
			call.getRequestBody().readAllBytes();
			var bytes = this.answer.getBytes(StandardCharsets.UTF_8);
			call.sendResponseHeaders(this.status, bytes.length);
			call.getResponseBody().write(bytes);
			call.close();
		});
		this.neighbour.start();
	}

	@AfterEach
	void stop() {
		this.neighbour.stop(0);
	}

	@Test
	@DisplayName("sees the ministry's, and the new one as soon as its files change")
	void proven() throws Exception {
		var own = ministry.issue("wusul", "wusul.example.sa");
		var renewed = new ArrayList<String>();
		program(own).run((program) -> {
			var client = client(program.getBean(SslBundles.class));
			assertThat(client.call(CALL, NeighbourAnswer::status)).isEqualTo(200);
			assertThat(this.visitors).containsExactly("CN=wusul");
			ministry.issue("wusul-2", "wusul.example.sa");
			Files.copy(ministry.folder().resolve("wusul-2.key"), own.key(), StandardCopyOption.REPLACE_EXISTING);
			Files.copy(ministry.folder().resolve("wusul-2.pem"), own.certificate(),
					StandardCopyOption.REPLACE_EXISTING);
			await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
				client.call(CALL, NeighbourAnswer::status);
				assertThat(this.visitors).contains("CN=wusul-2");
			});
			renewed.addAll(this.visitors);
		});
		assertThat(renewed).last().isEqualTo("CN=wusul-2");
	}

	@Test
	@DisplayName("is not reached without one, nor with one of another authority")
	void unproven() throws Exception {
		for (var certificate : new Certificates.Issued[] { null, stranger.issue("wusul", "wusul.example.sa") }) {
			program(certificate).run((program) -> assertThatExceptionOfType(TemporaryFailureException.class)
				.isThrownBy(() -> client(program.getBean(SslBundles.class)).call(CALL, NeighbourAnswer::status)));
		}
		assertThat(this.visitors).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 422 })
	@DisplayName("that refuses a call as faulty ends it, with its code and nothing of what was sent, and is called again for others")
	void refused(int refusal) throws Exception {
		this.status = refusal;
		this.answer = "{\"code\": \"ACCOUNT_CLOSED\", \"message\": \"SA0380000000608010167519\"}";
		var own = ministry.issue("refused", "wusul.example.sa");
		program(own).run((program) -> {
			var client = client(program.getBean(SslBundles.class));
			for (var time = 1; time <= 6; time++) {
				assertThatExceptionOfType(PermanentFailureException.class)
					.isThrownBy(() -> client.call(CALL, NeighbourAnswer::accepted))
					.withMessage("bills: refused with status " + refusal + " ACCOUNT_CLOSED");
			}
			assertThat(this.visitors).hasSize(6);
			this.answer = "{\"code\": \"SA0380000000608010167519\"}";
			assertThatExceptionOfType(PermanentFailureException.class)
				.isThrownBy(() -> client.call(CALL, NeighbourAnswer::accepted))
				.withMessage("bills: refused with status " + refusal);
		});
	}

	@Test
	@DisplayName("that fails is tried again, and left alone after four failures")
	void fails() throws Exception {
		this.status = 503;
		program(ministry.issue("failing", "wusul.example.sa")).run((program) -> {
			var client = client(program.getBean(SslBundles.class));
			for (var time = 1; time <= 6; time++) {
				assertThatExceptionOfType(TemporaryFailureException.class)
					.isThrownBy(() -> client.call(CALL, NeighbourAnswer::accepted));
			}
			assertThat(client.isReady()).isFalse();
		});
		assertThat(this.visitors).hasSize(4);
	}

	private static ApplicationContextRunner program(Certificates.Issued own) {
		var runner = new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withPropertyValues("WUSUL_TRUST_AUTHORITY=" + theirs.certificate(),
					"spring.ssl.bundle.watch.file.quiet-period=100ms");
		return (own == null) ? runner : runner.withPropertyValues(own.settings());
	}

	private NeighbourClient client(SslBundles bundles) {
		var neighbours = new Neighbours(new NeighbourProperties(Map.of()), bundles, new StandardEnvironment(),
				new ObjectMapper());
		return neighbours.connect(new NeighbourConnection("bills",
				URI.create("https://localhost:" + this.neighbour.getAddress().getPort()),
				NeighbourConnection.CERTIFICATES, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(30),
				1024), () -> null);
	}

}
