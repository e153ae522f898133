package sa.wusul.notification.http;

import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import sa.wusul.notification.SmsGateway;
import sa.wusul.notification.SmsMetrics;
import sa.wusul.notification.SmsProperties;
import sa.wusul.notification.SmsProperties.Gateway;
import sa.wusul.platform.neighbour.NeighbourConnection;
import sa.wusul.platform.neighbour.Neighbours;
import sa.wusul.platform.text.NeutralText;

/** The gateways of the settings with an address of HTTP, in their order. */
@Configuration
class HttpSmsConfiguration {

	/** In bytes; an answer has an id or a state. */
	private static final int LARGEST_ANSWER = 1 << 14;

	private final SmsProperties properties;

	private final Neighbours neighbours;

	private final Environment environment;

	HttpSmsConfiguration(SmsProperties properties, Neighbours neighbours, Environment environment) {
		this.properties = properties;
		this.neighbours = neighbours;
		this.environment = environment;
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
		var setting = NeutralText.format("wusul.sms.gateways[%d]", place);
		var client = this.neighbours.connect(connection(settings),
				() -> this.environment.getProperty(setting + ".token", settings.token()));
		return new HttpSmsGateway(settings, new HttpSmsClient(setting, settings, client), metrics);
	}

	/** Returns the way to a provider; its gateway decides on pauses. */
	static NeighbourConnection connection(Gateway settings) {
		return new NeighbourConnection(settings.name(), settings.url(), settings.bundle(), settings.timeout(),
				settings.timeout(), Duration.ZERO, LARGEST_ANSWER);
	}

}
