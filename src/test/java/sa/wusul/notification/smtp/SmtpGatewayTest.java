package sa.wusul.notification.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import sa.wusul.notification.EmailGateway;
import sa.wusul.notification.EmailMessage;
import sa.wusul.notification.EmailProperties;
import sa.wusul.notification.EmailProperties.Tls;
import sa.wusul.notification.EmailRefusedException;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.support.Certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@DisplayName("The way to a mail server")
@Tag("fast")
@ExtendWith(OutputCaptureExtension.class)
class SmtpGatewayTest {

	private static final EmailMessage ARABIC = new EmailMessage("email:case-1", "noura@example.com",
			MessageLanguage.ARABIC, "بشأن طلبكم 1448-0001234-7", "وصلنا المستند <ونواصل>.\n1448-0001234-7");

	private static Certificates ministry;

	private static Certificates stranger;

	private static SSLContext server;

	private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	@BeforeAll
	static void authorities(@TempDir Path folder) throws IOException, InterruptedException {
		ministry = Certificates.authority(folder.resolve("ministry"), "The ministry's authority");
		stranger = Certificates.authority(folder.resolve("stranger"), "Another authority");
		server = ministry.issue("mail", "localhost").serving();
	}

	@BeforeEach
	void start() {
		this.mail.start();
	}

	@AfterEach
	void stop() {
		this.mail.stop();
	}

	@ParameterizedTest
	@CsvSource({ "STARTTLS", "TLS" })
	@DisplayName("is encrypted, and the message is Arabic from right to left, as text and as HTML, under an id of its own")
	void sends(Tls tls) throws Exception {
		try (var end = new TlsEnd(tls, this.mail.getSmtp().getPort())) {
			gateway(tls, end.port(), ministry).send(ARABIC);
			gateway(tls, end.port(), ministry).send(ARABIC);
		}

		assertThat(this.mail.waitForIncomingEmail(10_000, 2)).isTrue();
		var received = this.mail.getReceivedMessages();
		var message = received[0];
		assertThat(message.getMessageID()).isEqualTo(received[1].getMessageID()).endsWith("@moi.example>");
		assertThat(message.getSubject()).isEqualTo(ARABIC.subject());
		assertThat(message.getHeader("Content-Language")).containsExactly("ar");
		assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
		assertThat(GreenMailUtil.getAddressList(message.getFrom())).isEqualTo("no-reply@moi.example");
		var parts = (MimeMultipart) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
		assertThat(parts.getContentType()).startsWith("multipart/alternative");
		assertThat(((String) parts.getBodyPart(0).getContent()).replace("\r", "")).isEqualTo(ARABIC.text());
		assertThat((String) parts.getBodyPart(1).getContent()).contains("<html lang=\"ar\" dir=\"rtl\">",
				"<p dir=\"auto\">وصلنا المستند &lt;ونواصل&gt;.</p>");
	}

	@Test
	@DisplayName("is not used without TLS, nor with a certificate of another authority; messages wait")
	void demandsTls() throws Exception {
		assertThatExceptionOfType(TemporaryFailureException.class)
			.isThrownBy(() -> gateway(Tls.STARTTLS, this.mail.getSmtp().getPort(), ministry).send(ARABIC));
		for (var tls : new Tls[] { Tls.STARTTLS, Tls.TLS }) {
			try (var end = new TlsEnd(tls, this.mail.getSmtp().getPort())) {
				assertThatExceptionOfType(TemporaryFailureException.class)
					.isThrownBy(() -> gateway(tls, end.port(), stranger).send(ARABIC));
			}
		}
		assertThat(this.mail.getReceivedMessages()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "STARTTLS", "TLS" })
	@DisplayName("leads with the ministry's certificate to a server that demands it, with the new one after its files change; otherwise messages wait, and the log says which setting is missing")
	void proven(Tls tls, @TempDir Path folder, CapturedOutput log) throws Exception {
		var clients = Certificates.authority(folder.resolve("clients"), "The authority of the ministry's clients");
		var own = clients.issue("wusul", "wusul.example.sa");
		try (var end = new TlsEnd(tls, this.mail.getSmtp().getPort(),
				ministry.issue("demanding", "localhost").serving(clients))) {
			for (var settings : List.of(new String[0], stranger.issue("wusul", "wusul.example.sa").settings())) {
				program(tls, end, settings)
					.run((program) -> await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
						assertThatExceptionOfType(TemporaryFailureException.class)
							.isThrownBy(() -> program.getBean(EmailGateway.class).send(ARABIC));
						assertThat(log.getOut())
							.contains("mail server localhost: no TLS connection", "check WUSUL_CLIENT_CERTIFICATE")
							.doesNotContain("noura");
					}));
			}
			assertThat(end.visitors).isEmpty();

			program(tls, end, own.settings()).run((program) -> {
				var gateway = program.getBean(EmailGateway.class);
				gateway.send(ARABIC);
				assertThat(end.visitors).containsExactly("CN=wusul");
				var next = clients.issue("wusul-2", "wusul.example.sa");
				Files.copy(next.key(), own.key(), StandardCopyOption.REPLACE_EXISTING);
				Files.copy(next.certificate(), own.certificate(), StandardCopyOption.REPLACE_EXISTING);
				await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
					gateway.send(ARABIC);
					assertThat(end.visitors).contains("CN=wusul-2");
				});
			});
		}
		assertThat(this.mail.waitForIncomingEmail(10_000, 2)).isTrue();
	}

	private static ApplicationContextRunner program(Tls tls, TlsEnd end, String[] own) {
		return new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withUserConfiguration(Settings.class, SmtpConfiguration.class)
			.withPropertyValues("spring.profiles.active=neighbours", "WUSUL_TRUST_AUTHORITY=" + ministry.certificate(),
					"spring.ssl.bundle.watch.file.quiet-period=100ms", "wusul.email.host=localhost",
					"wusul.email.port=" + end.port(), "wusul.email.tls=" + tls, "wusul.email.from=no-reply@moi.example")
			.withPropertyValues(own);
	}

	@Test
	@DisplayName("tells a final refusal from one for now, and from a server that is not there")
	void refusals() throws Exception {
		try (var refusing = new Refusing("550 5.1.1 no such user")) {
			assertThatExceptionOfType(EmailRefusedException.class)
				.isThrownBy(() -> gateway(Tls.NONE, refusing.port(), ministry).send(ARABIC))
				.withMessageNotContaining("noura");
		}
		try (var busy = new Refusing("451 4.3.0 later")) {
			assertThatExceptionOfType(TemporaryFailureException.class)
				.isThrownBy(() -> gateway(Tls.NONE, busy.port(), ministry).send(ARABIC));
		}
		var gone = this.mail.getSmtp().getPort();
		this.mail.stop();
		assertThatExceptionOfType(TemporaryFailureException.class)
			.isThrownBy(() -> gateway(Tls.NONE, gone, ministry).send(ARABIC));
	}

	private static SmtpGateway gateway(Tls tls, int port, Certificates trusted) {
		var gateway = new SmtpGateway(new EmailProperties("localhost", port, tls, null, null, null,
				"no-reply@moi.example", Duration.ofSeconds(10), 20), () -> null);
		gateway.use(trusted.trusting());
		return gateway;
	}

	@Configuration
	@EnableConfigurationProperties(EmailProperties.class)
	static class Settings {

	}

	/** Server on a port of this machine, for one visitor after another. */
	private abstract static class Server implements AutoCloseable {

		private final ServerSocket door;

		Server() throws IOException {
			this.door = new ServerSocket(0, 5, InetAddress.getByName("localhost"));
			var worker = new Thread(this::work, "mail");
			worker.setDaemon(true);
			worker.start();
		}

		int port() {
			return this.door.getLocalPort();
		}

		private void work() {
			while (!this.door.isClosed()) {
				try (var visitor = this.door.accept()) {
					serve(visitor);
				}
				catch (IOException left) {
					// The next visitor is served all the same.
				}
			}
		}

		abstract void serve(Socket visitor) throws IOException;

		@Override
		public void close() throws IOException {
			this.door.close();
		}

		static void say(OutputStream out, String line) throws IOException {
			out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
			out.flush();
		}

	}

	/** The encrypted end of a mail server, which leads to its plain port. */
	private static final class TlsEnd extends Server {

		private final Tls tls;

		private final int inner;

		private final Optional<SSLContext> demanding;

		/** Subjects of the clients that proved themselves. */
		private final List<String> visitors = new CopyOnWriteArrayList<>();

		TlsEnd(Tls tls, int inner) throws IOException {
			this.tls = tls;
			this.inner = inner;
			this.demanding = Optional.empty();
		}

		/** Opens an end that demands a certificate of its clients. */
		TlsEnd(Tls tls, int inner, SSLContext demanding) throws IOException {
			this.tls = tls;
			this.inner = inner;
			this.demanding = Optional.of(demanding);
		}

		@Override
		void serve(Socket visitor) throws IOException {
			if (this.tls == Tls.STARTTLS) {
				var in = visitor.getInputStream();
				say(visitor.getOutputStream(), "220 mail");
				line(in);
				say(visitor.getOutputStream(), "250-mail\r\n250 STARTTLS");
				line(in);
				say(visitor.getOutputStream(), "220 go ahead");
			}
			var secure = (SSLSocket) this.demanding.orElse(server)
				.getSocketFactory()
				.createSocket(visitor, null, visitor.getPort(), false);
			secure.setUseClientMode(false);
			secure.setNeedClientAuth(this.demanding.isPresent());
			try (var mail = new Socket("127.0.0.1", this.inner)) {
				if (this.tls == Tls.STARTTLS) {
					line(mail.getInputStream());
				}
				secure.startHandshake();
				if (this.demanding.isPresent()) {
					this.visitors.add(secure.getSession().getPeerPrincipal().getName());
				}
				var back = new Thread(() -> copy(mail, secure), "mail-back");
				back.setDaemon(true);
				back.start();
				secure.getInputStream().transferTo(mail.getOutputStream());
			}
		}

		private static void copy(Socket mail, Socket secure) {
			try {
				var bytes = new byte[4096];
				for (var count = mail.getInputStream().read(bytes); count > 0; count = mail.getInputStream()
					.read(bytes)) {
					secure.getOutputStream().write(bytes, 0, count);
					secure.getOutputStream().flush();
				}
			}
			catch (IOException left) {
				// The other direction ends as well.
			}
		}

		private static void line(InputStream in) throws IOException {
			for (var sign = in.read(); sign != '\n' && sign >= 0; sign = in.read()) {
				continue;
			}
		}

	}

	/** Mail server that takes no recipient. */
	private static final class Refusing extends Server {

		private final String answer;

		Refusing(String answer) throws IOException {
			this.answer = answer;
		}

		@Override
		void serve(Socket visitor) throws IOException {
			var in = new BufferedReader(new InputStreamReader(visitor.getInputStream(), StandardCharsets.US_ASCII));
			var out = visitor.getOutputStream();
			say(out, "220 mail");
			for (var line = in.readLine(); line != null && !line.startsWith("QUIT"); line = in.readLine()) {
				say(out, line.startsWith("RCPT") ? this.answer : "250 ok");
			}
		}

	}

}
