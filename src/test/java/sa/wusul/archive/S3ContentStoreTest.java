package sa.wusul.archive;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.Sha256;
import sa.wusul.support.Cable;
import sa.wusul.support.Certificates;
import sa.wusul.support.DemandingEnd;
import sa.wusul.support.S3Mock;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayName("The archive in an S3 store")
@Tag("story")
class S3ContentStoreTest {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	@TempDir
	private static Path folder;

	private static S3Mock server;

	private static Cable cable;

	private static TestDatabase database;

	@BeforeAll
	static void start() throws IOException {
		assumeTrue(System.getenv("CI") != null || S3Mock.isThere(), "S3Mock is copied by mvn pre-integration-test");
		server = S3Mock.start(folder);
		cable = Cable.to(server.port());
		database = TestDatabase.postgreSql();
	}

	@AfterAll
	static void stop() {
		if (server != null) {
			database.close();
			cable.close();
			server.close();
		}
	}

	@Test
	@DisplayName("keeps, opens, lists and deletes contents, and knows the difference between none and no answer")
	void works() {
		var store = store(server.port());
		var archive = ArchiveForTests.with(database, store);
		var sweeper = ArchiveForTests.sweeper(database, store);
		sweeper.prepare();
		var hash = keep(archive, "first");
		assertThat(store.check()).contains(S3Mock.BUCKET);
		assertThat(archive.content(hash)).hasValue("first".getBytes());
		assertThat(new String(store.find(hash).orElseThrow())).startsWith("v1:").doesNotContain("first");
		assertThat(store.list("", 10)).extracting(ContentStore.StoredFile::hash).contains(hash);
		assertThat(store.list(hash, 10)).extracting(ContentStore.StoredFile::hash).doesNotContain(hash);
		assertThat(store.find("0".repeat(64))).as("which was never stored").isEmpty();
		assertThatExceptionOfType(ContentStoreException.class).as("no bucket")
			.isThrownBy(() -> store(server.port(), "another").find(hash));

		store.put("a".repeat(64), new byte[] { 1 });
		assertThat(sweeper.sweep(Instant.now().plusSeconds(60))).as("orphans").isOne();
		archive.discard(hash);
		assertThat(sweeper.remove()).isOne();
		assertThat(store.find(hash)).isEmpty();
	}

	@Test
	@DisplayName("refuses in time while it is down or silent, keeps what there was, and works again afterwards")
	void away() {
		var archive = ArchiveForTests.with(database, store(cable.port()));
		var before = keep(archive, "before");
		for (var fault : Map.<String, Runnable>of("down", cable::cut, "silent", cable::die).entrySet()) {
			fault.getValue().run();
			var begun = Instant.now();
			refused(archive, "while " + fault.getKey());
			assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> archive.content(before))
				.satisfies((refusal) -> assertThat(refusal.kind()).isEqualTo(RefusalException.Kind.UNAVAILABLE));
			assertThat(Duration.between(begun, Instant.now())).as(fault.getKey()).isLessThan(PATIENCE.multipliedBy(8));
			cable.mend();
			assertThat(archive.content(before)).as("after it was " + fault.getKey()).hasValue("before".getBytes());
			var after = keep(archive, "while " + fault.getKey());
			assertThat(archive.content(after)).hasValue(("while " + fault.getKey()).getBytes());
		}
	}

	@Test
	@DisplayName("refuses while it is full or overloaded, and leaves no row")
	void full() throws IOException {
		for (var status : new int[] { 507, 503, 500, 403 }) {
			var faulty = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			faulty.createContext("/", (exchange) -> {
				exchange.getRequestBody().readAllBytes();
				exchange.sendResponseHeaders(status, -1);
				exchange.close();
			});
			faulty.start();
			try {
				var archive = ArchiveForTests.with(database, store(faulty.getAddress().getPort()));
				refused(archive, "answered by " + status);
			}
			finally {
				faulty.stop(0);
			}
		}
	}

	@Test
	@DisplayName("is reached with the ministry's certificate where the store demands it; otherwise health says which setting is missing")
	void proven(@TempDir Path certificates) throws Exception {
		var theirs = Certificates.authority(certificates.resolve("theirs"), "The store's authority");
		var ministry = Certificates.authority(certificates.resolve("ministry"), "The ministry's authority");
		var stranger = Certificates.authority(certificates.resolve("stranger"), "Another authority");
		var hash = "b".repeat(64);
		try (var end = new DemandingEnd(theirs.issue("store", "localhost"), ministry, server.port())) {
			for (var settings : List.of(new String[0], stranger.issue("wusul", "wusul.example.sa").settings())) {
				program(end, theirs, settings).run((program) -> await().atMost(Duration.ofSeconds(40))
					.untilAsserted(() -> unproven(program.getBean(ContentStore.class), "WUSUL_CLIENT_CERTIFICATE")));
			}
			var own = ministry.issue("wusul", "wusul.example.sa").settings();
			program(end, stranger, own)
				.run((program) -> unproven(program.getBean(ContentStore.class), "WUSUL_TRUST_AUTHORITY"));
			assertThat(end.visitors()).isEmpty();

			program(end, theirs, own).run((program) -> {
				var store = program.getBean(ContentStore.class);
				store.put(hash, new byte[] { 7 });
				assertThat(store.find(hash)).hasValue(new byte[] { 7 });
				store.delete(hash);
			});
			assertThat(end.visitors()).isNotEmpty().containsOnly("CN=wusul");
		}
	}

	private static void unproven(ContentStore store, String setting) {
		assertThatExceptionOfType(ContentStoreException.class).isThrownBy(store::check)
			.satisfies((failure) -> assertThat(failure.reason()).contains("no TLS connection", setting));
	}

	private static ApplicationContextRunner program(DemandingEnd end, Certificates trusted, String[] own) {
		return new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withUserConfiguration(ArchiveConfiguration.class)
			.withPropertyValues("spring.profiles.active=neighbours", "WUSUL_TRUST_AUTHORITY=" + trusted.certificate(),
					"wusul.archive.patience=5s", "wusul.archive.s3.endpoint=https://localhost:" + end.port(),
					"wusul.archive.s3.bucket=" + S3Mock.BUCKET, "wusul.archive.s3.access-key=key",
					"wusul.archive.s3.secret-key=secret")
			.withPropertyValues(own);
	}

	private static void refused(Archive archive, String content) {
		assertThatExceptionOfType(RefusalException.class).as(content)
			.isThrownBy(() -> database.inTransaction(() -> keep(archive, content)))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("archive.unavailable"));
		assertThat(archive.find(Sha256.hex(content.getBytes()))).isEmpty();
	}

	private static String keep(Archive archive, String content) {
		var hash = Sha256.hex(content.getBytes());
		archive.keep(hash, ContentKind.PAPER, "application/pdf", content.getBytes());
		return hash;
	}

	private static ContentStore store(int port) {
		return store(port, S3Mock.BUCKET);
	}

	private static ContentStore store(int port, String bucket) {
		var store = new S3ContentStore(new ArchiveProperties.S3(URI.create("http://127.0.0.1:" + port), bucket,
				"us-east-1", "papers/", "key", "secret", null, true), PATIENCE);
		store.use(SslBundle.systemDefault().getManagers());
		return store;
	}

}
