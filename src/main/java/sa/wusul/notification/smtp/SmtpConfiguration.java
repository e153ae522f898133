package sa.wusul.notification.smtp;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import sa.wusul.notification.EmailGateway;
import sa.wusul.notification.EmailProperties;

/** The mail server of the settings. */
@Configuration
class SmtpConfiguration {

	@Bean
	@ConditionalOnProperty("wusul.email.host")
	EmailGateway emailGateway(EmailProperties properties, SslBundles authorities, Environment environment) {
		return new SmtpGateway(properties, () -> environment.getProperty("wusul.email.password", properties.password()),
				authorities.getBundle("outside").createSslContext());
	}

}
