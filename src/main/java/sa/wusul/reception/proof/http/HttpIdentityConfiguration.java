package sa.wusul.reception.proof.http;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import sa.wusul.platform.neighbour.NeighbourVocabulary;
import sa.wusul.platform.neighbour.Neighbours;
import sa.wusul.reception.proof.AnswerKeys;
import sa.wusul.reception.proof.IdentityProofGateway;
import sa.wusul.reception.proof.ProofChannel;
import sa.wusul.reception.proof.ProofPurpose;

/** The national identity of the settings. It precedes the demo's. */
@Configuration
@ConditionalOnProperty("wusul.neighbours.identity.url")
class HttpIdentityConfiguration {

	private static final String NAME = "identity";

	static final NeighbourVocabulary.Words WORDS = NeighbourVocabulary.Words
		.ofFields("proof", "identityNumber", "number", "purpose", "channel", "expiresAt", "outcome")
		.telling(Stream.concat(Stream.of(ProofPurpose.values()), Stream.of(ProofChannel.values()))
			.map(Enum::name)
			.toList())
		.reading("outcome", List.of("CONFIRMED", "REFUSED"));

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	IdentityProofGateway httpIdentityGateway(Neighbours neighbours) {
		return new HttpIdentityGateway(neighbours.find(NAME).orElseThrow(), neighbours.vocabulary(NAME, WORDS));
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	AnswerKeys httpAnswerKeys(Neighbours neighbours, @Value("${wusul.identity.issuer}") String issuer, Clock clock) {
		return new HttpAnswerKeys(neighbours.find(NAME).orElseThrow(), neighbours.vocabulary(NAME, WORDS), issuer,
				clock);
	}

}
