package sa.wusul.papers;

import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.platform.signing.SigningKey;
import sa.wusul.platform.signing.SigningProperties;

/** Configuration of the signature in papers. */
@Configuration
@EnableConfigurationProperties(SigningProperties.class)
class PaperSigningConfiguration {

	@Bean
	PaperSigner paperSigner(SigningProperties settings, SslBundles authorities, MeterRegistry meters) {
		return new PaperSigner(SigningKey.open(settings),
				Optional.of(settings)
					.filter(SigningProperties::hasTsa)
					.map((given) -> new TimestampClient(given.tsa(), given.tsaPatience(),
							authorities.getBundle("outside").createSslContext())),
				meters);
	}

}
