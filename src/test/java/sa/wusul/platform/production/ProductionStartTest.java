package sa.wusul.platform.production;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.net.ssl.SSLSocket;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.WusulApplication;
import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.platform.signing.SigningKey;
import sa.wusul.platform.signing.SigningProperties;
import sa.wusul.platform.text.Sha256;
import sa.wusul.support.Certificates;
import sa.wusul.support.DatabaseAccounts;
import sa.wusul.support.Nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayName("The start in production")
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("story")
class ProductionStartTest {

	private static final String SIGNATURE_PASSWORD = "a password of papers";

	@TempDir
	private static Path folder;

	/** One database that grows from test to test, like an operator's. */
	private static DatabaseAccounts database;

	/** Authority of the program's own certificate. */
	private static Certificates inner;

	/** The program from its first start on. */
	private static ConfigurableApplicationContext program;

	@Test
	@Order(1)
	@DisplayName("is refused with both profiles, and with one that does not exist")
	void profiles(CapturedOutput output) {
		assertRefused(output, "spring.profiles.active=demo,production");
		assertThat(output).contains("both active", "اختر واحدا");
		assertRefused(output, "spring.profiles.active=prod");
		assertThat(output).contains("There is no profile [prod]", "لا يوجد وضع");
	}

	@Test
	@Order(2)
	@DisplayName("is refused without its secrets, each by its name")
	void secrets(CapturedOutput output) {
		assertRefused(output, "spring.profiles.active=production");
		assertThat(output).contains("WUSUL_DATABASE_URL is not set", "WUSUL_DATABASE_USER is not set",
				"WUSUL_DATABASE_PASSWORD is not set", "WUSUL_PUBLIC_ADDRESS is not set", "WUSUL_AUDIT_KEY is not set",
				"WUSUL_DATA_KEYS is not set", "WUSUL_SIGNATURE_KEY_FILE is not set",
				"متغير البيئة WUSUL_DATABASE_URL غير مضبوط");
	}

	@Test
	@Order(3)
	@DisplayName("is refused on H2 and on any other database")
	void databases(CapturedOutput output) {
		assertRefused(output, "spring.profiles.active=production", "WUSUL_DATABASE_URL=jdbc:h2:mem:production",
				"WUSUL_DATABASE_USER=wusul", "WUSUL_DATABASE_PASSWORD=secret");
		assertThat(output).contains("does not run on H2", "لا يعمل على H2").doesNotContain("HikariPool");
		assertRefused(output, "spring.profiles.active=production", "WUSUL_DATABASE_URL=jdbc:mysql://localhost/wusul",
				"WUSUL_DATABASE_USER=wusul", "WUSUL_DATABASE_PASSWORD=secret");
		assertThat(output).contains("runs on PostgreSQL only");
	}

	@Test
	@Order(3)
	@DisplayName("is refused if the way to the database or to a register is open, or a password is short")
	void openWays(CapturedOutput output) {
		assertRefused(output, "spring.profiles.active=production",
				"WUSUL_DATABASE_URL=jdbc:postgresql://db.example.sa/wusul?sslmode=require", "WUSUL_DATABASE_USER=wusul",
				"WUSUL_DATABASE_PASSWORD=fifteen-letters",
				"wusul.registers.families.url=http://families.example.sa/ask",
				"wusul.audit.forward=syslog+tcp://logs.example.sa:514", "SERVER_ADDRESS=10.20.0.9");
		assertThat(output)
			.contains("wusul.audit.forward must be syslog+tls://", "The program listens at 10.20.0.9",
					"Add sslmode=verify-full", "أضف إلى WUSUL_DATABASE_URL", "at least 16 signs",
					"The address of the register families can be read")
			.doesNotContain("HikariPool");
	}

	@Test
	@Order(3)
	@DisplayName("asks for no certificate where there is none to check")
	void sameMachine(CapturedOutput output) {
		for (var address : List.of("//127.0.0.1:5432/wusul", "//db.example.sa/wusul?sslmode=verify-full&a=b")) {
			assertRefused(output, "spring.profiles.active=production", "WUSUL_DATABASE_URL=jdbc:postgresql:" + address,
					"WUSUL_DATABASE_USER=wusul", "WUSUL_DATABASE_PASSWORD=sixteen-letters-",
					"wusul.registers.families.url=https://families.example.sa/ask",
					"wusul.audit.forward=syslog+tls://logs.example.sa:6514");
		}
		assertThat(output).contains("WUSUL_AUDIT_KEY is not set")
			.doesNotContain("sslmode", "at least 16 signs", "wusul.audit.forward", "of the register");
	}

	@Test
	@Order(3)
	@DisplayName("is refused without a place for papers, and with one that others could read on the way")
	void archive(CapturedOutput output) {
		assertRefused(output, "spring.profiles.active=production");
		assertThat(output).contains("There is no place for papers and documents", "لا مكان لحفظ الوثائق");
		assertRefused(output, "spring.profiles.active=production", "WUSUL_ARCHIVE_S3_BUCKET=papers",
				"WUSUL_ARCHIVE_S3_ENDPOINT=http://store.example.sa", "WUSUL_ARCHIVE_S3_SECRETKEY=of-the-store");
		assertThat(output).contains("The archive at http://store.example.sa can be read")
			.doesNotContain("of-the-store");
		assertRefused(output, "spring.profiles.active=production", "WUSUL_ARCHIVE_S3_BUCKET=papers",
				"WUSUL_ARCHIVE_S3_ENDPOINT=https://store.example.sa");
		assertThat(output.getOut().substring(output.getOut().lastIndexOf("Wusul does not start")))
			.doesNotContain("place for papers", "The archive at");
	}

	@Test
	@Order(3)
	@DisplayName("is refused without a way to the mobile network, with half of one, and with one that others could read")
	void mobileNetwork(CapturedOutput output) {
		assertRefused(output, "spring.profiles.active=production");
		assertThat(output).contains("There is no way to the mobile network", "لا طريق إلى شبكة الجوال",
				"There is no way to the national identity", "لا طريق إلى الهوية الوطنية");
		var first = "wusul.sms.gateways[0].";
		assertRefused(output, "spring.profiles.active=production", first + "name=stc", first + "host=centre.example.sa",
				first + "tls=false", "wusul.sms.gateways[1].name=stc",
				"wusul.sms.gateways[1].url=http://provider.example.sa");
		assertThat(output).contains("is half set up: name, host", "centre at centre.example.sa can be read",
				"centre at http://provider.example.sa can be read", "each with a name of its own");
		assertRefused(output, "spring.profiles.active=production", "wusul.sms.none=true");
		assertRefused(output, "spring.profiles.active=production", first + "name=stc", first + "host=127.0.0.1",
				first + "tls=false", first + "system-id=wusul", first + "password=secret", first + "sender=WUSUL");
		assertThat(output.getOut().substring(output.getOut().lastIndexOf("Wusul does not start")))
			.contains("WUSUL_AUDIT_KEY is not set")
			.doesNotContain("mobile network", "half set up", "can be read", "a name of its own", "secret");
	}

	@Test
	@Order(3)
	@DisplayName("is refused with a port that nobody answers, unless that is a decision, and with an open way to a neighbour")
	void neighbours(CapturedOutput output) {
		assertRefused(output, "spring.profiles.active=production",
				"wusul.neighbours.courier.url=http://courier.example",
				"WUSUL_CLIENT_CERTIFICATE=/etc/wusul/client.pem");
		assertThat(output)
			.contains("No biller is connected", "لا مزود سداد", "register of national addresses is not",
					"سجل العناوين الوطنية", "WUSUL_NEIGHBOURS_COURIER_URL can be read",
					"need a relay of sound and picture", "set both WUSUL_CLIENT_CERTIFICATE and WUSUL_CLIENT_KEY")
			.doesNotContain("No courier is connected");
		assertRefused(output, "spring.profiles.active=production", "wusul.neighbours.bills.none=true",
				"wusul.neighbours.courier.url=https://courier.example", "wusul.neighbours.addresses.none=true",
				"wusul.meeting.rooms.none=true");
		assertThat(output.getOut().substring(output.getOut().lastIndexOf("Wusul does not start")))
			.contains("WUSUL_AUDIT_KEY is not set")
			.doesNotContain("is connected", "national addresses", "can be read", "video meetings");
		assertRefused(output, "spring.profiles.active=production", "wusul.rooms.relay.host=relay.example",
				"wusul.rooms.turn.urls=turns:turn.example");
		assertThat(output.getOut().substring(output.getOut().lastIndexOf("Wusul does not start")))
			.contains("set WUSUL_ROOMS_RECORDINGS_SPOOL", "WUSUL_ROOMS_TURN_SECRET")
			.doesNotContain("need a relay of sound and picture");
	}

	@Test
	@Order(3)
	@DisplayName("is refused with an address that people could not open")
	void publicAddress(CapturedOutput output) {
		for (var address : List.of("http://wusul.example.sa", "https://wusul.example.sa/", "wusul.example.sa")) {
			assertRefused(output, "spring.profiles.active=production", "WUSUL_DATABASE_URL=jdbc:postgresql://db/wusul",
					"WUSUL_DATABASE_USER=wusul", "WUSUL_DATABASE_PASSWORD=secret", "WUSUL_PUBLIC_ADDRESS=" + address);
		}
		assertThat(output).contains("WUSUL_PUBLIC_ADDRESS must be the portal's address").doesNotContain("HikariPool");
	}

	@Test
	@Order(3)
	@DisplayName("is refused with a national log-in without issuer or identity claim")
	void nationalIdentity(CapturedOutput output) {
		assertRefused(output, "spring.profiles.active=production", "WUSUL_DATABASE_URL=jdbc:postgresql://db/wusul",
				"WUSUL_DATABASE_USER=wusul", "WUSUL_DATABASE_PASSWORD=secret",
				"WUSUL_PUBLIC_ADDRESS=https://wusul.example.sa",
				"spring.security.oauth2.client.registration.national.client-id=wusul");
		assertThat(output).contains("SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_NATIONAL_ISSUERURI must be the issuer's",
				"WUSUL_PORTAL_OIDC_IDENTITYCLAIM is not set");
	}

	@Test
	@Order(3)
	@DisplayName("is refused with half a directory of staff, an open way to it, or two of them")
	void directory(CapturedOutput output) {
		assertRefused(output, "spring.profiles.active=production",
				"wusul.directory.ldap.url=ldap://directory.example.sa");
		assertThat(output).contains("The log-in with LDAP is half set up", "دليل LDAP غير مكتمل الإعداد",
				"The directory gives no groups");
		assertRefused(output, "spring.profiles.active=production",
				"wusul.directory.ldap.url=ldap://directory.example.sa,ldap://127.0.0.1:3389",
				"wusul.directory.ldap.base=dc=sa", "wusul.directory.ldap.bind-dn=cn=wusul",
				"wusul.directory.ldap.bind-password=secret", "wusul.directory.groups.intake-clerks=Clerks",
				"spring.security.oauth2.client.registration.staff.client-id=wusul",
				"spring.security.oauth2.client.provider.staff.issuer-uri=http://login.example.sa");
		assertThat(output)
			.contains("The way to the directory ldap://directory.example.sa can be read",
					"PROVIDER_STAFF_ISSUERURI must be the issuer's", "REGISTRATION_STAFF_CLIENTSECRET must be set",
					"not with both")
			.doesNotContain("ldap://127.0.0.1:3389 can be read");
	}

	@Test
	@Order(3)
	@DisplayName("is refused with hashes of codes that are quick to guess, or a set of breached passwords that is none")
	void quickHashes(CapturedOutput output) {
		assertRefused(output, "spring.profiles.active=production", "WUSUL_DATABASE_URL=jdbc:postgresql://db/wusul",
				"WUSUL_DATABASE_USER=wusul", "WUSUL_DATABASE_PASSWORD=secret",
				"WUSUL_PUBLIC_ADDRESS=https://wusul.example.sa", "wusul.code.rounds=59999",
				"wusul.password.rounds=599999", "WUSUL_BREACHED_PASSWORDS=/no/such/set");
		assertThat(output).contains("WUSUL_BREACHED_PASSWORDS names /no/such/set", "يشير WUSUL_BREACHED_PASSWORDS إلى",
				"wusul.code.rounds is below 60,000", "wusul.code.rounds أقل من 60,000",
				"wusul.password.rounds is below 600,000");
	}

	@Test
	@Order(3)
	@DisplayName("is refused with a key of the audit log that is none")
	void auditKey(CapturedOutput output) {
		assertRefused(output, "spring.profiles.active=production", "WUSUL_DATABASE_URL=jdbc:postgresql://db/wusul",
				"WUSUL_DATABASE_USER=wusul", "WUSUL_DATABASE_PASSWORD=secret",
				"WUSUL_PUBLIC_ADDRESS=https://wusul.example.sa", "WUSUL_AUDIT_KEY=secret");
		assertThat(output).contains("WUSUL_AUDIT_KEY must be 64", "WUSUL_AUDIT_KEY أربعة وستين");
	}

	@Test
	@Order(3)
	@DisplayName("is refused with a data key that is none, and with the demo's, and tells neither")
	void dataKeys(CapturedOutput output) throws IOException {
		var half = "1 " + "c2hvcnQ".repeat(3);
		assertRefused(output, "spring.profiles.active=production", "WUSUL_DATABASE_URL=jdbc:postgresql://db/wusul",
				"WUSUL_DATA_KEYS=" + half);
		assertThat(output).contains("must contain one key a line", "مفتاحا في كل سطر").doesNotContain(half);
		var file = Files.writeString(folder.resolve("data.keys"),
				"1 " + Base64.getEncoder().encodeToString(new byte[32]) + "\n2 " + PublicCredentials.dataKey() + "\n");
		assertRefused(output, "spring.profiles.active=production", "WUSUL_DATABASE_URL=jdbc:postgresql://db/wusul",
				"WUSUL_DATA_KEY_FILE=" + file);
		assertThat(output).contains("contains the key of the demo", "مفتاح وضع العرض المعروف للجميع")
			.doesNotContain(PublicCredentials.dataKey());
		assertRefused(output, "spring.profiles.active=production", "WUSUL_DATABASE_URL=jdbc:postgresql://db/wusul",
				"WUSUL_DATA_KEY_FILE=" + file + ".missing");
	}

	@Test
	@Order(3)
	@DisplayName("is refused with a key for papers that cannot sign, is the demo's or is over, and with an open way to the time")
	void signingKey(CapturedOutput output) throws Exception {
		assertRefused(output, "spring.profiles.active=production", "WUSUL_SIGNATURE_KEY_FILE=/no/such.p12",
				"WUSUL_SIGNATURE_TSA=http://time.example.sa");
		assertThat(output).contains("Papers cannot be signed: There is no file to read: /no/such.p12",
				"لا يمكن توقيع الوثائق", "WUSUL_SIGNATURE_TSA must begin with https://");
		var key = signingKey("wrong");
		assertRefused(output, "spring.profiles.active=production", "WUSUL_SIGNATURE_KEY_FILE=" + key,
				"WUSUL_SIGNATURE_PASSWORD=not-the-password", "WUSUL_SIGNATURE_TSA=https://time.example.sa");
		assertThat(output.getOut().substring(output.getOut().lastIndexOf("Wusul does not start")))
			.contains("Papers cannot be signed: The key that signs papers cannot be opened")
			.doesNotContain("not-the-password", "WUSUL_SIGNATURE_TSA");
		var over = signingKey("over", "-not_before", "20200101000000Z", "-not_after", "20210101000000Z");
		assertRefused(output, "spring.profiles.active=production", "WUSUL_SIGNATURE_KEY_FILE=" + over,
				"WUSUL_SIGNATURE_PASSWORD=" + SIGNATURE_PASSWORD);
		assertThat(output).contains("certificate of the key that signs papers is not valid today");
		var demo = folder.resolve("demo.p12");
		SigningKey.open(new SigningProperties("", "", "", "", "", "", demo.toString(), null, null));
		assertRefused(output, "spring.profiles.active=production", "WUSUL_SIGNATURE_KEY_FILE=" + demo,
				"WUSUL_SIGNATURE_PASSWORD=demo");
		assertThat(output).contains("is the key of the demo, whose signature proves nothing");
	}

	/** Makes a key for papers, as an operator does. */
	private static Path signingKey(String name, String... more) throws Exception {
		var key = folder.resolve(name + ".p12");
		if (Files.notExists(key)) {
			var request = new ArrayList<>(List.of("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj",
					"/CN=Ministry", "-keyout", key + ".key", "-out", key + ".pem"));
			request.addAll(List.of(more));
			assertThat(new ProcessBuilder(request).start().waitFor()).isZero();
			assertThat(new ProcessBuilder("openssl", "pkcs12", "-export", "-inkey", key + ".key", "-in", key + ".pem",
					"-out", key.toString(), "-passout", "pass:" + SIGNATURE_PASSWORD)
				.start()
				.waitFor()).isZero();
		}
		return key;
	}

	@Test
	@Order(3)
	@DisplayName("is refused with files of secrets that every account may read, and without their folder")
	void openSecrets(CapturedOutput output) throws IOException {
		var secrets = Files.createDirectories(folder.resolve("open"));
		Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwxr-xr-x"));
		var key = Files.writeString(secrets.resolve("WUSUL_AUDIT_KEY"), "5a".repeat(32));
		Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
		assertRefused(output, "spring.profiles.active=production", "WUSUL_SECRETS=" + secrets);
		assertThat(output).contains("may read the file " + key, "قراءة الملف " + key);
		assertRefused(output, "spring.profiles.active=production", "WUSUL_DATA_KEY_FILE=" + key);
		assertRefused(output, "spring.profiles.active=production", "CREDENTIALS_DIRECTORY=" + secrets + "/none");
		assertThat(output).contains("There is no folder " + secrets + "/none");
		Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
		assertRefused(output, "spring.profiles.active=production", "WUSUL_SECRETS=" + secrets);
		assertThat(output.getOut().substring(output.getOut().lastIndexOf("Wusul does not start")))
			.as("a closed folder closes its files, whose secrets count")
			.doesNotContain("may read the file", "WUSUL_AUDIT_KEY is not set")
			.contains("WUSUL_DATABASE_PASSWORD is not set");
	}

	private static void secret(String name, String value) throws IOException {
		var secrets = Files.createDirectories(folder.resolve("secrets"));
		Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
		Files.writeString(secrets.resolve(name), value + "\n");
	}

	@Test
	@Order(4)
	@DisplayName("is refused with an empty group of administrators")
	void noAdministrator(CapturedOutput output) throws Exception {
		database = new DatabaseAccounts();
		assertRefused(output, production("WUSUL_DATABASE_OWNER_USER=" + database.owner(),
				"WUSUL_DATABASE_OWNER_PASSWORD=" + database.password()));
		assertThat(output).contains("The group of administrators is empty. Set WUSUL_ADMIN_USER",
				"مجموعة مديري النظام خالية");
	}

	@Test
	@Order(5)
	@DisplayName("creates the first administrator from the environment and starts, even without the identity provider, and "
			+ "without the demo and the owner of the tables")
	void firstAdministrator() throws Exception {
		secret("WUSUL_DATABASE_USER", database.account());
		secret("WUSUL_DATABASE_PASSWORD", database.password());
		secret("WUSUL_AUDIT_KEY", "5a".repeat(32));
		secret("WUSUL_DATA_KEYS", dataKey());
		secret("WUSUL_SIGNATURE_PASSWORD", SIGNATURE_PASSWORD);
		secret("WUSUL_ADMIN_PASSWORD", "Safe-enough-1448");
		inner = Certificates.authority(folder.resolve("inner"), "The authority of the ministry's machines");
		var certificate = inner.issue("program", "program.wusul.internal", "localhost");
		program = start(withoutSecrets("WUSUL_SECRETS=" + folder.resolve("secrets"), "WUSUL_ADMIN_USER=chief",
				"wusul.database.credentials-every=PT0.1S", "server.ssl.bundle=inner",
				"logging.structured.format.console=ecs", "logging.config=" + jsonLog(),
				"spring.ssl.bundle.pem.inner.keystore.certificate=" + certificate.certificate(),
				"spring.ssl.bundle.pem.inner.keystore.private-key=" + certificate.key(),
				"spring.ssl.bundle.pem.inner.reload-on-update=true", "spring.ssl.bundle.watch.file.quiet-period=100ms",
				"spring.security.oauth2.client.registration.national.client-id=wusul",
				"spring.security.oauth2.client.provider.national.issuer-uri=https://localhost:1/national",
				"wusul.portal.oidc.identity-claim=national_id", "wusul.hall.machines.m-1.centre=riyadh",
				"wusul.hall.machines.m-1.key-hash=" + Sha256.hex("hall-key"),
				"wusul.terminal.terminals.t-1.prison=hair",
				"wusul.terminal.terminals.t-1.key-hash=" + Sha256.hex("terminal-key")));
		var context = program;
		var identity = context.getBean(IdentityService.class);
		assertThat(identity.checkPassword("chief", "Safe-enough-1448")).isTrue();
		assertThat(identity.createUserQuery().list()).extracting("id").containsExactly("chief");
		assertThat(context.getBean(JdbcClient.class)
			.sql("select account from staff_first_password where used_at is null and chosen_at is null")
			.query(String.class)
			.list()).as("the password of the settings is good for one log-in").containsExactly("chief");
		assertThat(context.getEnvironment().getProperty("server.address")).as("the proxy only").isEqualTo("127.0.0.1");
		int port = port();
		assertThat(status(port, "/login/national")).isEqualTo(503);
		assertForwardedAddressesCountFromProxiesOnly(port);
		assertVisitorsAreLedNowhereElse(port);
		assertCookiesAreOfThisHost(port);
		assertThat(context.getBeanDefinitionNames()).hasSizeGreaterThan(100)
			.noneMatch((bean) -> isOfTheDemo(context.getType(bean)));
		assertThat(List.of(status(port, "/demo/inbox"), status(port, "/demo/inbox.css"))).containsOnly(404);
		assertThat(context.getBean(JdbcClient.class)
			.sql("select table_name from information_schema.tables where table_name like 'demo%' or table_name = 'outbox'")
			.query(String.class)
			.list()).containsExactly("outbox");
		assertDatabaseAccountChanges(context);
		var clerk = identity.newUser("fahad");
		clerk.setPassword(PublicCredentials.PASSWORD);
		((IdentityServiceImpl) identity).saveUser(clerk, true);
	}

	@Test
	@Order(6)
	@DisplayName("serves behind nginx as operators get it: TLS to visitors and to the program, true addresses, nothing in the open")
	void behindNginx() throws Exception {
		assumeTrue(System.getenv("CI") != null || Nginx.isInstalled(), "nginx is not installed");
		var outer = Certificates.authority(folder.resolve("outer"), "An authority that telephones trust");
		var portal = outer.issue("portal", Nginx.HOST);
		try (var nginx = Nginx.start(folder.resolve("nginx"), portal, inner.certificate(), port(), Map.of())) {
			assertOnlyStrongTls(nginx, outer);
			assertNothingInTheOpen(nginx);
			assertThat(nginx.ask("127.0.0.2", outer.trusting(), "GET /track", "X-Forwarded-Host: evil.example"))
				.startsWith("HTTP/1.1 200")
				.containsOnlyOnce("Strict-Transport-Security: max-age=31536000; includeSubDomains")
				.doesNotContain("evil.example");
			for (var named = 1; named <= 10; named++) {
				assertThat(nginx.ask("127.0.0.2", outer.trusting(), "GET /verify/none",
						"X-Forwarded-For: 203.0.113." + named))
					.doesNotStartWith("HTTP/1.1 429");
			}
			assertThat(nginx.ask("127.0.0.2", outer.trusting(), "GET /verify/none", "X-Forwarded-For: 203.0.113.99"))
				.startsWith("HTTP/1.1 429");
			assertThat(nginx.ask("127.0.0.3", outer.trusting(), "GET /verify/none")).doesNotStartWith("HTTP/1.1 429");
			assertThat(nginx.listen(outer.trusting(), "/hall/riyadh/events", "data:")).contains("text/event-stream");
			assertThat(Files.readString(folder.resolve("nginx/access.log"))).contains("\"GET /verify/none\"")
				.doesNotContain("name=passport");
			assertThat(nginx.ask("127.0.0.2", outer.trusting(), "GET /track?name=passport")).startsWith("HTTP/1.1 200");
			assertCertificateIsRenewed(nginx, outer);
		}
		assertThat(Files.readString(folder.resolve("nginx/access.log"))).doesNotContain("passport");
		assertNoOtherProgram(outer, portal, "forged", outer.certificate(), Map.of());
		assertNoOtherProgram(outer, portal, "other", inner.certificate(),
				Map.of("program.wusul.internal", "other.wusul.internal"));
	}

	private static void assertOnlyStrongTls(Nginx nginx, Certificates outer) throws Exception {
		for (var good : List.of("-tls1_2", "-tls1_3")) {
			assertThat(handshake(nginx, outer, good)).as(good).contains("Verification: OK");
		}
		for (var weak : List.of("-tls1", "-tls1_1")) {
			assertThat(handshake(nginx, outer, weak, "-cipher", "ALL:@SECLEVEL=0")).as(weak)
				.contains("alert")
				.doesNotContain("Verification: OK");
		}
		for (var weak : List.of("ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES128-SHA256", "ECDHE-ECDSA-NULL-SHA")) {
			assertThat(handshake(nginx, outer, "-tls1_2", "-cipher", weak + ":@SECLEVEL=0")).as(weak)
				.contains("handshake failure")
				.doesNotContain("Verification: OK");
		}
	}

	private static String handshake(Nginx nginx, Certificates outer, String... more) throws Exception {
		var command = new ArrayList<>(List.of("openssl", "s_client", "-connect", "127.0.0.1:" + nginx.port(),
				"-servername", Nginx.HOST, "-verify_hostname", Nginx.HOST, "-verify_return_error", "-brief", "-CAfile",
				outer.certificate().toString()));
		command.addAll(List.of(more));
		var openssl = new ProcessBuilder(command).redirectErrorStream(true).start();
		openssl.getOutputStream().close();
		return new String(openssl.getInputStream().readAllBytes());
	}

	private static void assertNothingInTheOpen(Nginx nginx) throws IOException {
		for (var request : List.of("GET /api/services", "GET //api/services", "GET /engine-rest/version",
				"POST /camunda/api/admin/auth/user/default/login/tasklist", "GET /actuator/prometheus",
				"POST /staff/logout/notice", "POST /login", "PUT /cases")) {
			assertThat(nginx.plainly(request)).as(request).startsWith("HTTP/1.1 403").doesNotContain("Location:");
		}
		assertThat(nginx.plainly("GET /cases?page=2")).startsWith("HTTP/1.1 301")
			.contains("Location: https://" + Nginx.HOST + "/cases?page=2\r\n");
	}

	/** A new certificate is served without a restart. */
	private static void assertCertificateIsRenewed(Nginx nginx, Certificates outer) throws Exception {
		var before = served();
		inner.issue("program", "program.wusul.internal", "localhost");
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(served()).isNotEqualTo(before));
		assertThat(nginx.ask("127.0.0.2", outer.trusting(), "GET /track")).startsWith("HTTP/1.1 200");
	}

	private static Certificate served() throws IOException {
		try (var connection = (SSLSocket) inner.trusting().getSocketFactory().createSocket("127.0.0.1", port())) {
			connection.startHandshake();
			return connection.getSession().getPeerCertificates()[0];
		}
	}

	/** The proxy hands nothing to a program that does not prove itself. */
	private static void assertNoOtherProgram(Certificates outer, Certificates.Issued portal, String name, Path trusted,
			Map<String, String> changes) throws IOException {
		try (var nginx = Nginx.start(folder.resolve(name), portal, trusted, port(), changes)) {
			assertThat(nginx.ask("127.0.0.2", outer.trusting(), "GET /track")).as(name).startsWith("HTTP/1.1 502");
		}
	}

	@Test
	@Order(6)
	@DisplayName("logs an unexpected error once, as JSON with its incident number and its moment, without the request's data")
	void unexpectedError(CapturedOutput output) throws Exception {
		var owner = JdbcClient.create(database.asOwner());
		owner.sql("alter table attempt_bucket rename to attempt_bucket_lost").update();
		HttpResponse<String> answer;
		try {
			answer = HttpClient.newBuilder()
				.sslContext(inner.trusting())
				.build()
				.send(HttpRequest.newBuilder(URI.create("https://localhost:" + port() + "/verify/none?name=Sensitive"))
					.header("X-Note", "Sensitive")
					.build(), BodyHandlers.ofString());
		}
		finally {
			owner.sql("alter table attempt_bucket_lost rename to attempt_bucket").update();
		}
		assertThat(answer.statusCode()).isEqualTo(500);
		var json = new ObjectMapper();
		var incident = json.readTree(answer.body()).path("incident").asText();
		assertThat(incident).hasSize(8);
		assertThat(answer.body()).contains("messageAr").doesNotContain("attempt_bucket", "SQL");
		await().untilAsserted(() -> assertThat(output.getOut()).contains(incident));
		var lines = output.getOut().lines().filter((line) -> line.contains(incident)).toList();
		assertThat(lines).hasSize(1);
		var line = json.readTree(lines.get(0));
		assertThat(OffsetDateTime.parse(line.path("@timestamp").asText()).toInstant())
			.isBetween(Instant.now().minusSeconds(60), Instant.now());
		assertThat(line.path("message").asText()).isEqualTo("Incident " + incident + " at GET /verify/none");
		assertThat(line.path("log").path("level").asText()).isEqualTo("ERROR");
		assertThat(line.path("error").path("stack_trace").asText()).contains("attempt_bucket");
		assertThat(output.getOut().lines().filter((other) -> other.contains("/verify/none"))).hasSize(1);
		assertThat(output).doesNotContain("Sensitive");
	}

	@Test
	@Order(7)
	@DisplayName("is refused with an account that has the demo's password, whatever its name")
	void demoAccount(CapturedOutput output) throws Exception {
		stop();
		assertRefused(output, production());
		assertThat(output).contains("accounts of the demo or with its password: [fahad]", "حسابات من وضع العرض");
	}

	@Test
	@Order(7)
	@DisplayName("is refused if the account of the database may rewrite the audit log")
	void databaseRights(CapturedOutput output) throws Exception {
		stop();
		assertRefused(output, production("spring.datasource.username=" + database.owner()));
		assertThat(output).contains("may alter or delete the audit log", "يستطيع تغيير سجل التدقيق أو حذفه");
	}

	@AfterAll
	static void stop() {
		if (program != null) {
			program.close();
			program = null;
		}
	}

	/** Returns the log's configuration without that of the tests, which has a pattern. */
	private static Path jsonLog() throws IOException {
		return Files.writeString(folder.resolve("logback.xml"), """
				<configuration>
				  <include resource="org/springframework/boot/logging/logback/structured-console-appender.xml"/>
				  <root level="INFO"><appender-ref ref="CONSOLE"/></root>
				</configuration>""");
	}

	private static int port() {
		return ((ServletWebServerApplicationContext) program).getWebServer().getPort();
	}

	/**
	 * The agent of a vault writes another account of the database into the files, a
	 * member of the one that has the rights.
	 */
	private static void assertDatabaseAccountChanges(ConfigurableApplicationContext context) throws IOException {
		var work = context.getBean(JdbcClient.class);
		var next = database.account() + "_next";
		database.administrator()
			.sql("create role " + next + " login password 'next' in role " + database.account())
			.update();
		secret("WUSUL_DATABASE_USER", next);
		secret("WUSUL_DATABASE_PASSWORD", "next");
		await().atMost(Duration.ofSeconds(20))
			.untilAsserted(
					() -> assertThat(work.sql("select current_user").query(String.class).single()).isEqualTo(next));
	}

	/** A machine of a private network is no proxy, and may not name other addresses. */
	private static void assertForwardedAddressesCountFromProxiesOnly(int port) throws Exception {
		for (var named = 1; named <= 10; named++) {
			assertThat(status(port, "/verify/none", "X-Forwarded-For", "203.0.113." + named + ", 10.1.2.3"))
				.isNotEqualTo(429);
		}
		assertThat(status(port, "/verify/none", "X-Forwarded-For", "203.0.113.99, 10.1.2.3")).isEqualTo(429);
		assertThat(status(port, "/verify/none", "X-Forwarded-For", "203.0.113.99")).isNotEqualTo(429);
	}

	private static void assertVisitorsAreLedNowhereElse(int port) throws Exception {
		for (var path : List.of("/cases", "/track", "/no-such-page", "/hall/riyadh", "/api/no",
				"/camunda/app/tasklist/default/")) {
			var answer = HttpClient.newBuilder()
				.sslContext(inner.trusting())
				.build()
				.send(HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
					.headers("X-Forwarded-Proto", "https", "X-Forwarded-Host", "evil.example")
					.build(), BodyHandlers.ofString());
			assertThat(answer.headers().firstValue("Strict-Transport-Security")).as(path)
				.hasValue("max-age=31536000; includeSubDomains");
			assertThat(answer.body() + answer.headers().map()).doesNotContain("evil.example");
		}
	}

	/** Looks at each cookie of sessions, web apps, languages and devices. */
	private static void assertCookiesAreOfThisHost(int port) throws Exception {
		var given = new TreeMap<String, String>();
		var jar = new TreeMap<String, String>();
		for (var request : List.of("POST /kiosk/registration machine=m-1&key=hall-key",
				"POST /terminal/registration terminal=t-1&key=terminal-key", "GET /?lang=en", "GET /login?to=/cases",
				"GET /camunda/app/tasklist/default/")) {
			var parts = request.split(" ");
			var asked = HttpRequest.newBuilder(URI.create("https://localhost:" + port + parts[1]))
				.headers("X-Forwarded-Proto", "https", "Content-Type", "application/x-www-form-urlencoded");
			jar.forEach((name, value) -> asked.headers("Cookie", name + "=" + value));
			var answer = HttpClient.newBuilder()
				.sslContext(inner.trusting())
				.build()
				.send(asked.method(parts[0], BodyPublishers.ofString((parts.length > 2) ? parts[2] : "")).build(),
						BodyHandlers.ofString());
			for (var cookie : answer.headers().allValues("Set-Cookie")) {
				var pair = cookie.split(";")[0].split("=", 2);
				jar.put(pair[0], pair[1]);
				given.put(pair[0], cookie);
			}
		}
		assertThat(given).containsOnlyKeys("__Host-JSESSIONID", "__Host-XSRF-TOKEN", "__Host-wusul-hall",
				"__Host-wusul-language", "__Host-wusul-terminal");
		assertThat(given).allSatisfy((name, cookie) -> assertThat(cookie).as(name)
			.containsPattern("(?i);\\s*Secure(;|$)")
			.containsPattern("(?i);\\s*Path=/(;|$)")
			.containsPattern("(?i);\\s*SameSite=(Strict|Lax)(;|$)")
			.doesNotContainPattern("(?i);\\s*Domain="));
		given.remove("__Host-XSRF-TOKEN");
		assertThat(given).as("all but the token, which scripts send back")
			.allSatisfy((name, cookie) -> assertThat(cookie).as(name).containsPattern("(?i);\\s*HttpOnly(;|$)"));
	}

	private static boolean isOfTheDemo(Class<?> type) {
		return type != null && type.getPackageName().startsWith("sa.wusul.demo");
	}

	private static int status(int port, String path, String... headers) throws IOException, InterruptedException {
		var request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return HttpClient.newBuilder()
			.sslContext(inner.trusting())
			.build()
			.send(request.build(), BodyHandlers.discarding())
			.statusCode();
	}

	private static String[] production(String... more) throws Exception {
		List<String> settings = new ArrayList<>(List.of("WUSUL_DATABASE_USER=" + database.account(),
				"WUSUL_DATABASE_PASSWORD=" + database.password(), "WUSUL_AUDIT_KEY=" + "5a".repeat(32),
				"WUSUL_DATA_KEYS=" + dataKey(), "WUSUL_SIGNATURE_PASSWORD=" + SIGNATURE_PASSWORD));
		settings.addAll(Arrays.asList(more));
		return withoutSecrets(settings.toArray(String[]::new));
	}

	private static String dataKey() {
		return "1 " + Base64.getEncoder().encodeToString(new byte[32]);
	}

	private static String[] withoutSecrets(String... more) throws Exception {
		List<String> settings = new ArrayList<>(List.of("spring.profiles.active=production", "WUSUL_DRAIN=0s",
				"WUSUL_DATABASE_URL=" + database.url(), "WUSUL_PUBLIC_ADDRESS=https://wusul.example.sa",
				"WUSUL_SIGNATURE_KEY_FILE=" + signingKey("papers"),
				"WUSUL_ARCHIVE_DIRECTORY=" + folder.resolve("archive"), "wusul.code.rounds=60000",
				"wusul.password.rounds=600000", "wusul.sms.none=true", "wusul.neighbours.bills.none=true",
				"wusul.neighbours.courier.none=true", "wusul.neighbours.addresses.none=true",
				"wusul.meeting.rooms.none=true", "wusul.identity.none=true"));
		settings.addAll(Arrays.asList(more));
		return settings.toArray(String[]::new);
	}

	private static ConfigurableApplicationContext start(String... settings) {
		var arguments = new ArrayList<>(List.of("--server.port=0", "--camunda.bpm.job-execution.enabled=false"));
		Arrays.stream(settings).map((setting) -> "--" + setting).forEach(arguments::add);
		return new SpringApplicationBuilder(WusulApplication.class).run(arguments.toArray(String[]::new));
	}

	private static void assertRefused(CapturedOutput output, String... settings) {
		assertThatThrownBy(() -> start(settings)).hasStackTraceContaining("UnsafeSettingsException");
		assertThat(output).contains("Wusul does not start with these settings:")
			.doesNotContain("Tomcat started on port");
	}

}
