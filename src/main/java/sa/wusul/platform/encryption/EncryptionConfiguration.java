package sa.wusul.platform.encryption;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.database.NamedLock;

import sa.wusul.platform.encryption.KeyedHash;

/** Configuration of the encryption of fields: its keys, its cipher and its hashes. */
@Configuration
@EnableConfigurationProperties(EncryptionProperties.class)
class EncryptionConfiguration {

	@Bean
	DataKeys dataKeys(EncryptionProperties settings) {
		return DataKeys.read(settings.keys(), settings.keyFile());
	}

	@Bean
	FieldCipher fieldCipher(DataKeys keys) {
		return new FieldCipher(keys);
	}

	@Bean
	DataKeyWatch dataKeyWatch(JdbcClient jdbc, PlatformTransactionManager transactions, FieldCipher cipher,
			KeyedHash hash, DataKeys keys, ObjectProvider<SealedFiles> files, ObjectProvider<MeterRegistry> registry) {
		var watch = new DataKeyWatch(new SealedColumnRepository(jdbc), PersonalColumns.load(),
				new TransactionTemplate(transactions), new NamedLock(jdbc, "data-key", 1), cipher, hash, keys,
				files.stream().toList());
		registry.ifAvailable((found) -> found.gauge("wusul.encryption.left", watch, DataKeyWatch::left));
		return watch;
	}

	@Bean("dataKeysHealthIndicator")
	DataKeyHealthIndicator dataKeyHealthIndicator(DataKeyWatch watch) {
		return new DataKeyHealthIndicator(watch);
	}

	@Bean
	PersonalFields personalFields(FieldCipher cipher, KeyedHash hash) {
		return new PersonalFields(cipher, hash, PersonalColumns.load());
	}

	@Bean
	KeyedHash keyedHash(DataSource dataSource, FieldCipher cipher) {
		return new KeyedHash(dataSource, cipher);
	}

}
