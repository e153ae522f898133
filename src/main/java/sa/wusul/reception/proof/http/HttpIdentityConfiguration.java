package sa.wusul.reception.proof.http;

import java.time.Clock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import sa.wusul.platform.neighbour.Neighbours;
import sa.wusul.reception.proof.AnswerKeys;
import sa.wusul.reception.proof.IdentityProofGateway;

/** The national identity of the settings. It precedes the demo's. */
@Configuration
@ConditionalOnProperty("wusul.neighbours.identity.url")
class HttpIdentityConfiguration {

	private static final String NAME = "identity";

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	IdentityProofGateway httpIdentityGateway(Neighbours neighbours) {
		return new HttpIdentityGateway(neighbours.find(NAME).orElseThrow(), neighbours.settings(NAME).orElseThrow());
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	AnswerKeys httpAnswerKeys(Neighbours neighbours, @Value("${wusul.identity.issuer}") String issuer, Clock clock) {
		return new HttpAnswerKeys(neighbours.find(NAME).orElseThrow(), neighbours.settings(NAME).orElseThrow(), issuer,
				clock);
	}

}
