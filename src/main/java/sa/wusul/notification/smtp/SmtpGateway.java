package sa.wusul.notification.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import javax.net.ssl.SSLContext;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

import sa.wusul.notification.EmailGateway;
import sa.wusul.notification.EmailMessage;
import sa.wusul.notification.EmailProperties;
import sa.wusul.notification.EmailProperties.Tls;
import sa.wusul.notification.EmailRefusedException;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.platform.neighbour.NeighbourConnection;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.platform.text.Sha256;

/**
 * The ministry's mail server. Each message is plain text and simple HTML, and its
 * {@code Message-ID} comes from its key, by which servers and mail programs find a
 * message that was sent twice after a lost answer.
 */
class SmtpGateway implements EmailGateway {

	private static final Logger logger = LoggerFactory.getLogger(SmtpGateway.class);

	/** Replies of servers from here on are final. */
	private static final int FINAL = 500;

	private static final int ID_LENGTH = 32;

	private final EmailProperties settings;

	private final Supplier<String> password;

	private volatile SSLContext certificates;

	SmtpGateway(EmailProperties settings, Supplier<String> password) {
		this.settings = settings;
		this.password = password;
	}

	/** Uses these certificates from the next message on. */
	void use(SSLContext certificates) {
		this.certificates = certificates;
	}

	@Override
	public void send(EmailMessage message) {
		var sender = sender();
		try {
			sender.send(mime(sender, message));
		}
		catch (MailSendException failed) {
			if (failed.getFailedMessages().values().stream().anyMatch(SmtpGateway::isFinal)) {
				throw new EmailRefusedException("the mail server refused the message for good");
			}
			logTlsFailure(failed);
			throw new TemporaryFailureException("the mail server did not take the message");
		}
		catch (MailException | MessagingException failed) {
			logTlsFailure(failed);
			throw new TemporaryFailureException(
					"the mail server is not reachable: " + failed.getClass().getSimpleName());
		}
	}

	private void logTlsFailure(Exception failed) {
		NeighbourConnection.tlsFailure(failed)
			.ifPresent((reason) -> logger.warn("mail server {}: {}", this.settings.host(), reason));
	}

	/** Creates a sender with the password of this moment, which operators may change. */
	private JavaMailSenderImpl sender() {
		var sender = new JavaMailSenderImpl();
		sender.setHost(this.settings.host());
		sender.setPort(this.settings.port());
		sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
		var hasAccount = this.settings.username() != null && !this.settings.username().isBlank();
		if (hasAccount) {
			sender.setUsername(this.settings.username());
			sender.setPassword(this.password.get());
		}
		var patience = Long.toString(this.settings.timeout().toMillis());
		var properties = new Properties();
		properties.put("mail.smtp.auth", Boolean.toString(hasAccount));
		properties.put("mail.smtp.starttls.enable", Boolean.toString(this.settings.tls() == Tls.STARTTLS));
		properties.put("mail.smtp.starttls.required", Boolean.toString(this.settings.tls() == Tls.STARTTLS));
		properties.put("mail.smtp.ssl.enable", Boolean.toString(this.settings.tls() == Tls.TLS));
		properties.put("mail.smtp.ssl.checkserveridentity", "true");
		properties.put("mail.smtp.ssl.socketFactory", this.certificates.getSocketFactory());
		properties.put("mail.smtp.connectiontimeout", patience);
		properties.put("mail.smtp.timeout", patience);
		properties.put("mail.smtp.writetimeout", patience);
		sender.setJavaMailProperties(properties);
		return sender;
	}

	private MimeMessage mime(JavaMailSenderImpl sender, EmailMessage message) throws MessagingException {
		var mime = sender.createMimeMessage();
		var parts = new MimeMessageHelper(mime, MimeMessageHelper.MULTIPART_MODE_RELATED,
				StandardCharsets.UTF_8.name());
		parts.setFrom(this.settings.from());
		parts.setTo(message.address());
		parts.setSubject(message.subject());
		parts.setText(message.text(), html(message));
		mime.setHeader("Message-ID", "<" + Sha256.hex(message.key()).substring(0, ID_LENGTH) + "@"
				+ this.settings.from().substring(this.settings.from().indexOf('@') + 1) + ">");
		mime.setHeader("Content-Language", message.language().code());
		mime.setHeader("Auto-Submitted", "auto-generated");
		return mime;
	}

	private static String html(EmailMessage message) {
		var direction = (message.language() == MessageLanguage.ARABIC) ? "rtl" : "ltr";
		var lines = message.text()
			.lines()
			.map((line) -> "<p dir=\"auto\">" + escaped(line) + "</p>")
			.collect(Collectors.joining("\n"));
		return "<!DOCTYPE html>\n<html lang=\"" + message.language().code() + "\" dir=\"" + direction
				+ "\"><head><meta charset=\"UTF-8\"><title>" + escaped(message.subject())
				+ "</title></head><body dir=\"" + direction + "\">\n" + lines + "\n</body></html>\n";
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	/** Checks whether the server's last word was a final one. */
	private static boolean isFinal(Exception failure) {
		for (var cause = failure; cause != null; cause = next(cause)) {
			if (cause instanceof SMTPAddressFailedException address && address.getReturnCode() >= FINAL
					|| cause instanceof SMTPSendFailedException sending && sending.getReturnCode() >= FINAL
					|| cause instanceof AddressException) {
				return true;
			}
		}
		return false;
	}

	private static Exception next(Exception failure) {
		return (failure instanceof MessagingException messaging) ? messaging.getNextException() : null;
	}

}
