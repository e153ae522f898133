package sa.wusul.room;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the TURN servers, through which pages reach the relay from networks that
 * let nothing else pass.
 *
 * @param urls their addresses, such as {@code turns:turn.example.sa:443?transport=tcp}
 * @param secret shared with the servers ({@code static-auth-secret} of coturn)
 * @param life how long credentials are good for
 */
@ConfigurationProperties("wusul.rooms.turn")
record TurnProperties(@DefaultValue List<String> urls, @DefaultValue("") String secret,
		@DefaultValue("4h") Duration life) {

	boolean isConfigured() {
		return !this.urls.isEmpty() && !this.secret.isBlank();
	}

	/** Omits the secret, which must not be logged. */
	@Override
	public String toString() {
		return "TurnProperties" + this.urls;
	}

}
