package sa.wusul.reception.proof.http;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sa.wusul.platform.neighbour.NeighbourAnswer;
import sa.wusul.platform.neighbour.NeighbourCall;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.neighbour.NeighbourVocabulary;
import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.reception.proof.AnswerKeys;

/**
 * The keys of the national identity, which are fetched again after an hour, and once a
 * minute at most if an answer names an unknown one. While they cannot be fetched, the
 * known ones count for a day.
 */
class HttpAnswerKeys implements AnswerKeys {

	private static final Logger logger = LoggerFactory.getLogger(HttpAnswerKeys.class);

	private static final Duration FRESH = Duration.ofHours(1);

	private static final Duration AGAIN = Duration.ofMinutes(1);

	private static final Duration KEPT = Duration.ofDays(1);

	private final NeighbourClient client;

	private final NeighbourVocabulary theirs;

	private final String issuer;

	private final Clock clock;

	private JWKSet known = new JWKSet();

	private Instant fetchedAt = Instant.EPOCH;

	private Instant triedAt = Instant.EPOCH;

	HttpAnswerKeys(NeighbourClient client, NeighbourVocabulary theirs, String issuer, Clock clock) {
		this.client = client;
		this.theirs = theirs;
		this.issuer = issuer;
		this.clock = clock;
	}

	@Override
	public String issuer() {
		return this.issuer;
	}

	@Override
	public String claim(String ours) {
		return this.theirs.field(ours);
	}

	@Override
	public String ours(String code) {
		return this.theirs.ours("outcome", code);
	}

	@Override
	public synchronized Optional<JWK> find(String keyId) {
		var now = this.clock.instant();
		boolean stale = this.known.getKeyByKeyId(keyId) == null || now.isAfter(this.fetchedAt.plus(FRESH));
		if (stale && now.isAfter(this.triedAt.plus(AGAIN))) {
			this.triedAt = now;
			fetch(now);
		}
		return now.isAfter(this.fetchedAt.plus(KEPT)) ? Optional.empty()
				: Optional.ofNullable(this.known.getKeyByKeyId(keyId));
	}

	private void fetch(Instant now) {
		try {
			this.known = this.client.call(NeighbourCall.get("keys"), HttpAnswerKeys::keys);
			this.fetchedAt = now;
		}
		catch (TemporaryFailureException | PermanentFailureException away) {
			logger.warn("No keys of the national identity: {}", away.getMessage());
		}
	}

	private static JWKSet keys(NeighbourAnswer answer) {
		try {
			return JWKSet.parse(answer.accepted().toString()).toPublicJWKSet();
		}
		catch (ParseException otherForm) {
			throw answer.unusable("answered without keys");
		}
	}

}
