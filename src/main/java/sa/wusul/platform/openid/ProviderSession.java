package sa.wusul.platform.openid;

import java.io.Serializable;
import java.time.Instant;

/**
 * The session at the identity provider to which a session here belongs: it ends when that
 * one does.
 *
 * @param id the provider's id of the session; {@code null} if it gives none
 * @param idToken shown to the provider when the person logs out
 */
public record ProviderSession(String subject, String id, String idToken, Instant since) implements Serializable {

	/** Name of the attribute of the session here. */
	public static final String NAME = "wusul.providerSession";

}
