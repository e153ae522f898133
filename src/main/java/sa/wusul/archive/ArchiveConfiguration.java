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
import sa.wusul.platform.neighbour.Neighbours;

/** Configuration of the place in which the archive's contents lie. */
@Configuration
@EnableConfigurationProperties(ArchiveProperties.class)
public class ArchiveConfiguration {

	ArchiveConfiguration() {
	}

	@Bean
	ContentStore contentStore(ArchiveProperties settings, SslBundles certificates) {
		return store(settings, certificates);
	}

	/** Creates the archive of a command of the program, which runs with its settings. */
	public static Archive ofSettings(Environment environment, JdbcClient jdbc, PlatformTransactionManager transactions,
			SslBundles certificates, Clock clock) {
		var settings = Binder.get(environment).bindOrCreate("wusul.archive", ArchiveProperties.class);
		return new Archive(new ArchiveRepository(jdbc), store(settings, certificates),
				FieldCipher.ofSettings(environment), transactions, new SimpleMeterRegistry(), clock);
	}

	private static ContentStore store(ArchiveProperties settings, SslBundles certificates) {
		if (settings.s3().isMeant()) {
			var store = new S3ContentStore(settings.s3(), settings.patience());
			Neighbours.certify(certificates, settings.s3().bundle(), (bundle) -> store.use(bundle.getManagers()));
			return store;
		}
		return new DirectoryContentStore(Path.of(settings.directory()));
	}

}
