package sa.wusul.archive;

import java.nio.file.Path;
import java.time.Clock;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import sa.wusul.platform.encryption.FieldCipher;

/** Configuration of the place in which the archive's contents lie. */
@Configuration
@EnableConfigurationProperties(ArchiveProperties.class)
public class ArchiveConfiguration {

	ArchiveConfiguration() {
	}

	@Bean
	ContentStore contentStore(ArchiveProperties settings, SslBundles authorities) {
		return store(settings, authorities);
	}

	/** Creates the archive of a command of the program, which runs with its settings. */
	public static Archive ofSettings(Environment environment, JdbcClient jdbc, PlatformTransactionManager transactions,
			SslBundles authorities, Clock clock) {
		var settings = Binder.get(environment).bindOrCreate("wusul.archive", ArchiveProperties.class);
		return new Archive(new ArchiveRepository(jdbc), store(settings, authorities),
				FieldCipher.ofSettings(environment), transactions, new SimpleMeterRegistry(), clock);
	}

	private static ContentStore store(ArchiveProperties settings, SslBundles authorities) {
		if (settings.s3().isMeant()) {
			return new S3ContentStore(settings.s3(), settings.patience(),
					authorities.getBundle("outside").getManagers().getTrustManagers());
		}
		return new DirectoryContentStore(Path.of(settings.directory()));
	}

}
