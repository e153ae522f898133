package sa.wusul.notification.http;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import sa.wusul.notification.SmsGateway;
import sa.wusul.notification.SmsMetrics;
import sa.wusul.notification.SmsProperties;
import sa.wusul.platform.text.NeutralText;

/** The gateways of the settings with an address of HTTP, in their order. */
@Configuration
class HttpSmsConfiguration {

	private final SmsProperties properties;

	private final SslBundles authorities;

	private final Environment environment;

	private final ObjectMapper json;

	HttpSmsConfiguration(SmsProperties properties, SslBundles authorities, Environment environment, ObjectMapper json) {
		this.properties = properties;
		this.authorities = authorities;
		this.environment = environment;
		this.json = json;
	}

	@Bean
	@Order(1)
	@ConditionalOnProperty("wusul.sms.gateways[0].url")
	SmsGateway firstHttpSmsGateway(SmsMetrics metrics) {
		return gateway(0, metrics);
	}

	@Bean
	@Order(2)
	@ConditionalOnProperty("wusul.sms.gateways[1].url")
	SmsGateway secondHttpSmsGateway(SmsMetrics metrics) {
		return gateway(1, metrics);
	}

	private SmsGateway gateway(int place, SmsMetrics metrics) {
		var settings = this.properties.gateway(place).orElseThrow();
		var token = NeutralText.format("wusul.sms.gateways[%d].token", place);
		var client = new HttpSmsClient(settings, () -> this.environment.getProperty(token, settings.token()),
				this.authorities.getBundle("outside").createSslContext(), this.json);
		return new HttpSmsGateway(settings, client, metrics);
	}

}
