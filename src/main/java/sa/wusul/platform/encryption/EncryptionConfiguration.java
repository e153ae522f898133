package sa.wusul.platform.encryption;

import javax.sql.DataSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
	KeyedHash keyedHash(DataSource dataSource, FieldCipher cipher) {
		return new KeyedHash(dataSource, cipher);
	}

}
