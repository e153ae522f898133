package sa.wusul.platform.encryption;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the encryption of fields.
 *
 * @param keys the data keys, one a line: version and 32 bytes in Base64; empty if they
 * are in the file
 * @param keyFile the file with the data keys
 */
@ConfigurationProperties("wusul.encryption")
record EncryptionProperties(@DefaultValue("") String keys, Path keyFile) {

	/** Tells no key. */
	@Override
	public String toString() {
		return "EncryptionProperties";
	}

}
