package sa.wusul.platform.neighbour;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import sa.wusul.architecture.ProgramClasses;
import sa.wusul.conformance.ConformanceCommand;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.support.ApiFile;
import sa.wusul.support.Certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("A call of an adapter to a peer that demands a certificate")
@Tag("fast")
class AdapterTlsTest {

	/** The calls by which a class connects to others. */
	private static final Set<String> CONNECTING = Set.of("java.net.Socket <init>", "java.net.URL openConnection",
			"java.net.http.HttpClient newBuilder", "java.net.http.HttpClient newHttpClient",
			"java.nio.channels.SocketChannel open", "software.amazon.awssdk.services.s3.S3Client builder",
			"org.springframework.mail.javamail.JavaMailSenderImpl <init>",
			"com.unboundid.ldap.sdk.LDAPConnectionPool <init>");

	/**
	 * Classes that prove the ministry; those of no neighbour do so in their own tests.
	 */
	private static final Set<String> PROVING = Set.of("NeighbourClient", "SmppClient", "SmtpGateway", "S3ContentStore");

	/** Classes towards which the server's proof is enough, with the reason. */
	private static final Map<String, String> PROVEN_TO = Map.of("SyslogClient",
			"the entries of the audit log are signed", "OpenIdClient", "a secret of its own", "LdapClient",
			"an account of its own", "TimestampClient", "asks for no secret and is answered with a signature",
			"RevocationListClient", "lists are public and signed", "ClamdClient", "a scanner of the same machine");

	@TempDir
	private static Path folder;

	private static Certificates theirs;

	private static Certificates ministry;

	private static Certificates.Issued server;

	private static Certificates.Issued strangersServer;

	private static Certificates.Issued own;

	private static Certificates.Issued strangersOwn;

	@BeforeAll
	static void authorities() throws Exception {
		theirs = Certificates.authority(folder.resolve("theirs"), "The neighbours' authority");
		ministry = Certificates.authority(folder.resolve("ministry"), "The authority of the ministry");
		var stranger = Certificates.authority(folder.resolve("stranger"), "Another authority");
		server = theirs.issue("neighbour", "localhost");
		strangersServer = stranger.issue("neighbour", "localhost");
		own = ministry.issue("wusul", "wusul.example.sa");
		strangersOwn = stranger.issue("wusul", "wusul.example.sa");
	}

	@Test
	@DisplayName("stands here for each operation of each interface, and each adapter")
	void complete() {
		assertThat(ApiFile.offered()).as("interfaces").containsExactlyInAnyOrderElementsOf(AdapterCalls.INTERFACES);
		assertThat(AdapterCalls.operations()).containsExactlyInAnyOrderElementsOf(AdapterCalls.CALLS.keySet());
		assertThat(adapters().stream().map(JavaClass::getSimpleName)).as("a new adapter needs calls in AdapterCalls")
			.containsExactlyInAnyOrder("HttpAddressGateway", "HttpAnswerKeys", "HttpBillerGateway",
					"HttpCourierGateway", "HttpIdentityGateway", "HttpRegisterClient", "HttpSmsClient");
	}

	@Test
	@DisplayName("is made by every class that connects to others, except for those towards which the server's proof is enough")
	void connecting() {
		assertThat(ProgramClasses.ALL.stream()
			.filter((type) -> type.getAccessesFromSelf()
				.stream()
				.anyMatch((access) -> CONNECTING.contains(access.getTargetOwner().getName() + " " + access.getName())))
			.filter((type) -> !type.getPackageName().startsWith("sa.wusul.demo"))
			.map(JavaClass::getSimpleName)).as("a new one proves the ministry by a bundle, and has a test like these")
			.containsExactlyInAnyOrderElementsOf(Stream.concat(PROVING.stream(), PROVEN_TO.keySet().stream()).toList());
		assertThat(ProgramClasses.ALL.stream()
			.filter((type) -> type.getMethodCallsFromSelf()
				.stream()
				.anyMatch((call) -> call.getTargetOwner().isEquivalentTo(Neighbours.class)
						&& call.getName().matches("certify|connect")))
			.map(JavaClass::getSimpleName)).as("which bring the ministry's certificate to them")
			.contains("SmppConfiguration", "SmtpConfiguration", "ArchiveConfiguration", "HttpSmsConfiguration");
	}

	/** Returns the classes of the program that call neighbours. */
	private static List<JavaClass> adapters() {
		return ProgramClasses.ALL.stream()
			.filter((type) -> type.getMethodCallsFromSelf()
				.stream()
				.anyMatch((call) -> call.getTargetOwner().isEquivalentTo(NeighbourClient.class)
						&& call.getName().equals("call")))
			.filter((type) -> !type.isEquivalentTo(ConformanceCommand.class))
			.toList();
	}

	@Test
	@DisplayName("arrives, and the peer sees the ministry's subject")
	void proven() throws Exception {
		try (var peer = AdapterPeer.demanding(server.serving(ministry))) {
			program(peer, own).run((program) -> AdapterCalls.CALLS
				.forEach((operation, call) -> assertThat(call.apply(program)).as(operation).isNotNull()));
			assertThat(peer.visitors()).containsExactlyElementsOf(
					AdapterCalls.CALLS.keySet().stream().map((operation) -> operation + " from CN=wusul").toList());
			assertThat(peer.faults()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("waits without the ministry's certificate, and before a peer of another authority, and no failure says what it is about")
	void unproven(Fault fault) throws Exception {
		var end = (fault == Fault.PEER_OF_ANOTHER_AUTHORITY) ? strangersServer : server;
		try (var peer = AdapterPeer.demanding(end.serving(ministry))) {
			var certificate = (fault == Fault.CERTIFICATE_OF_ANOTHER_AUTHORITY) ? strangersOwn : own;
			program(peer, (fault == Fault.NO_CERTIFICATE) ? null : certificate)
				.run((program) -> AdapterCalls.CALLS.forEach((operation, call) -> {
					var told = new ArrayList<String>();
					told.addAll(written(() -> assertThatExceptionOfType(TemporaryFailureException.class).as(operation)
						.isThrownBy(() -> call.apply(program))
						.satisfies((failure) -> told.add(failure.getMessage()))));
					assertThat(told).as(operation)
						.isNotEmpty()
						.allSatisfy((line) -> assertThat(line).doesNotContain(AdapterCalls.PERSON, AdapterCalls.ACCOUNT,
								AdapterCalls.MOBILE, AdapterCalls.NAME, AdapterCalls.SHORT_ADDRESS, "A12345678",
								"token-1"));
					if (fault == Fault.PEER_OF_ANOTHER_AUTHORITY) {
						assertThat(told).as(operation)
							.anySatisfy(
									(line) -> assertThat(line).contains("no TLS connection", "WUSUL_TRUST_AUTHORITY"));
					}
				}));
			assertThat(peer.visitors()).isEmpty();
		}
	}

	/** Returns what the program writes into its log. */
	private static List<String> written(Runnable work) {
		var log = (Logger) LoggerFactory.getLogger("sa.wusul");
		var level = log.getLevel();
		var lines = new ListAppender<ILoggingEvent>();
		lines.start();
		log.setLevel(Level.DEBUG);
		log.addAppender(lines);
		try {
			work.run();
		}
		finally {
			log.detachAppender(lines);
			log.setLevel(level);
		}
		return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	private static ApplicationContextRunner program(AdapterPeer peer, Certificates.Issued certificate) {
		var program = AdapterCalls.program(peer.url())
			.withPropertyValues("WUSUL_TRUST_AUTHORITY=" + theirs.certificate());
		return (certificate == null) ? program : program.withPropertyValues(certificate.settings());
	}

	/** A fault of one of the two ends. */
	enum Fault {

		NO_CERTIFICATE, CERTIFICATE_OF_ANOTHER_AUTHORITY, PEER_OF_ANOTHER_AUTHORITY

	}

}
