package sa.wusul.papers;

import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.signing.PreservationProperties;
import sa.wusul.platform.signing.SigningKey;
import sa.wusul.platform.signing.SigningKeyException;
import sa.wusul.platform.signing.SigningProperties;

/** Configuration of the signature in papers. */
@Configuration
@EnableConfigurationProperties({ SigningProperties.class, PreservationProperties.class })
class PaperSigningConfiguration {

	@Bean
	PaperSigner paperSigner(SigningProperties settings, MeterRegistry meters) {
		return new PaperSigner(SigningKey.open(settings), meters);
	}

	@Bean
	SignatureExtender signatureExtender(SigningProperties settings, PreservationProperties preservation,
			SslBundles bundles) {
		var authorities = TrustedAuthorities.in(preservation.authorities());
		if (settings.hasTsa() && authorities.isEmpty()) {
			throw new SigningKeyException(
					"An authority confirms times (wusul.papers.signature.tsa), and no certificate is trusted for it"
							+ " (wusul.papers.preservation.authorities)");
		}
		var trust = bundles.getBundle("outside").createSslContext();
		return new SignatureExtender(
				Optional.of(settings)
					.filter(SigningProperties::hasTsa)
					.map((given) -> new TimestampClient(given.tsa(), given.tsaPatience(), trust, authorities)),
				new RevocationListClient(preservation.revocationLists(), trust), authorities);
	}

	@Bean
	PaperConfirmation paperConfirmation(SignatureExtender extender, Outbox outbox) {
		return (paper) -> {
			if (extender.timestamps().isPresent()) {
				outbox.add(PaperTimestampOutboxHandler.entry(paper));
			}
		};
	}

}
