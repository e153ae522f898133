package sa.wusul.notification.smtp;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import sa.wusul.notification.EmailGateway;
import sa.wusul.notification.EmailProperties;
import sa.wusul.platform.neighbour.Neighbours;

/** The mail server of the settings. */
@Configuration
class SmtpConfiguration {

	@Bean
	@ConditionalOnProperty("wusul.email.host")
	EmailGateway emailGateway(EmailProperties properties, SslBundles certificates, Environment environment) {
		var gateway = new SmtpGateway(properties,
				() -> environment.getProperty("wusul.email.password", properties.password()));
		Neighbours.certify(certificates, properties.bundle(), (bundle) -> gateway.use(bundle.createSslContext()));
		return gateway;
	}

}
