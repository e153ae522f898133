package sa.wusul.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import sa.wusul.platform.encryption.FieldCipher;
import sa.wusul.platform.relay.RelayProperties;

/** Configuration of the audit log: its key, its store and its sequencer. */
@Configuration
@EnableConfigurationProperties(AuditProperties.class)
class AuditConfiguration {

	@Bean
	AuditKey auditKey(AuditProperties settings) {
		return new AuditKey(settings.key().isBlank() ? seed(settings.keyFile()) : settings.key().strip());
	}

	@Bean
	AuditWords auditWords(FieldCipher cipher) {
		return new AuditWords(cipher);
	}

	@Bean
	AuditLog auditLog(JdbcClient jdbc, PlatformTransactionManager transactions, AuditKey key, AuditWords words,
			Clock clock) {
		return new AuditLog(new AuditRepository(jdbc), transactions, key, words, clock);
	}

	@Bean
	AuditSequencer auditSequencer(JdbcClient jdbc, PlatformTransactionManager transactions, AuditKey key,
			AuditLog auditLog, AuditAlarm alarm, AuditProperties settings, RelayProperties relays, Clock clock) {
		return new AuditSequencer(new AuditRepository(jdbc), transactions, key, auditLog, alarm, settings,
				relays.automatic(), clock);
	}

	@Bean
	AuditAlarm auditAlarm(JdbcClient jdbc, Clock clock) {
		return new AuditAlarm(new AuditRepository(jdbc), clock);
	}

	@Bean
	AuditWatch auditWatch(JdbcClient jdbc, PlatformTransactionManager transactions, AuditKey key, AuditWords words,
			AuditAlarm alarm, AuditProperties settings, Clock clock) {
		return new AuditWatch(new AuditRepository(jdbc), transactions, key, words, alarm, settings, clock);
	}

	@Bean
	AuditForwardWatch auditForwardWatch(JdbcClient jdbc, PlatformTransactionManager transactions,
			AuditProperties settings, SslBundles authorities, Clock clock) {
		return new AuditForwardWatch(new AuditRepository(jdbc), transactions,
				Optional.ofNullable(settings.forward())
					.map((receiver) -> new SyslogClient(receiver, authorities.getBundle("outside").createSslContext())),
				clock);
	}

	/** Reads the seed, or creates it; another node may create it at the same moment. */
	static String seed(Path file) {
		try {
			if (Files.notExists(file)) {
				Files.createDirectories(file.toAbsolutePath().getParent());
				var written = Files.createTempFile(file.toAbsolutePath().getParent(), "audit", ".tmp",
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
				Files.writeString(written, AuditKey.newSeed());
				try {
					Files.createLink(file, written);
				}
				catch (FileAlreadyExistsException other) {
					// The other node's seed is taken.
				}
				Files.delete(written);
			}
			return Files.readString(file).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
