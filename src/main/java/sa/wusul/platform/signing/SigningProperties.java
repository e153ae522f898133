package sa.wusul.platform.signing;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the signature in papers: a file with the key, or the library of a device
 * that has it.
 *
 * @param keyFile file in the format PKCS#12 with the key and its certificates
 * @param library library of a device (PKCS#11)
 * @param slot number of the device's slot; empty for its first one
 * @param password password of the file, or PIN of the device
 * @param alias name of the key; empty if there is one only
 * @param earlier file (PEM) with certificates of earlier keys
 * @param demoKey file of the demo's key, which is created if it does not exist
 * @param tsa address of the authority that confirms the time of a signature (RFC 3161)
 * @param tsaPatience longest time of its answer
 */
@ConfigurationProperties("wusul.papers.signature")
public record SigningProperties(@DefaultValue("") String keyFile, @DefaultValue("") String library,
		@DefaultValue("") String slot, @DefaultValue("") String password, @DefaultValue("") String alias,
		@DefaultValue("") String earlier, @DefaultValue("") String demoKey, URI tsa,
		@DefaultValue("PT3S") Duration tsaPatience) {

	public boolean hasKey() {
		return !this.keyFile.isBlank() || !this.library.isBlank();
	}

	public boolean hasTsa() {
		return this.tsa != null && !this.tsa.toString().isBlank();
	}

	/** Tells no password. */
	@Override
	public String toString() {
		return "SigningProperties[" + this.keyFile + this.library + this.demoKey + "]";
	}

}
