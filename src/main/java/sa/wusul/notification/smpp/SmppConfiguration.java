package sa.wusul.notification.smpp;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import sa.wusul.notification.SmsGateway;
import sa.wusul.notification.SmsMetrics;
import sa.wusul.notification.SmsProperties;
import sa.wusul.notification.SmsReceipts;
import sa.wusul.platform.neighbour.Neighbours;
import sa.wusul.platform.text.NeutralText;

/** The gateways of the settings, in their order. */
@Configuration
class SmppConfiguration {

	private final SmsProperties properties;

	private final SslBundles certificates;

	private final Environment environment;

	SmppConfiguration(SmsProperties properties, SslBundles certificates, Environment environment) {
		this.properties = properties;
		this.certificates = certificates;
		this.environment = environment;
	}

	@Bean
	@Order(1)
	@ConditionalOnProperty("wusul.sms.gateways[0].host")
	SmsGateway firstSmsGateway(SmsReceipts receipts, SmsMetrics metrics) {
		return gateway(0, receipts, metrics);
	}

	@Bean
	@Order(2)
	@ConditionalOnProperty("wusul.sms.gateways[1].host")
	SmsGateway secondSmsGateway(SmsReceipts receipts, SmsMetrics metrics) {
		return gateway(1, receipts, metrics);
	}

	private SmsGateway gateway(int place, SmsReceipts receipts, SmsMetrics metrics) {
		var settings = this.properties.gateway(place).orElseThrow();
		var password = NeutralText.format("wusul.sms.gateways[%d].password", place);
		var gateway = new SmppGateway(settings, () -> this.environment.getProperty(password, settings.password()),
				receipts, metrics);
		Neighbours.certify(this.certificates, settings.bundle(), (bundle) -> gateway.use(bundle.createSslContext()));
		return gateway;
	}

}
