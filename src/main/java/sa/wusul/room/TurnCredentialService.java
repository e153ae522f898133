package sa.wusul.room;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

/**
 * Credentials of TURN servers for one page, which end by themselves: the user is the time
 * of the end with a name, the password its HMAC with the secret shared with the servers
 * (coturn's {@code use-auth-secret}; the protocol demands SHA-1).
 */
@Component
class TurnCredentialService {

	private static final String ALGORITHM = "HmacSHA1";

	private final TurnProperties properties;

	private final Clock clock;

	TurnCredentialService(TurnProperties properties, Clock clock) {
		this.properties = properties;
		this.clock = clock;
	}

	/** Returns the servers for a page, none if none is configured. */
	List<TurnServer> forSeat(RoomSeat seat) {
		if (!this.properties.isConfigured()) {
			return List.of();
		}
		var user = this.clock.instant().plus(this.properties.life()).getEpochSecond() + ":" + seat.id();
		return List.of(new TurnServer(this.properties.urls(), user, sign(user)));
	}

	private String sign(String user) {
		try {
			var mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(this.properties.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
			return Base64.getEncoder().encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** A server as browsers take it. */
	record TurnServer(List<String> urls, String username, String credential) {
	}

}
