package sa.wusul.platform.neighbour;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLException;

/**
 * The way to one neighbour.
 *
 * @param name its name in messages and log lines
 * @param bundle name of the certificates, in {@code spring.ssl.bundle}
 * @param timeout time up to the last byte of an answer
 * @param rest pause after repeated failures; zero if the caller decides on pauses
 * @param largestAnswer in bytes
 */
public record NeighbourConnection(String name, URI url, String bundle, Duration connectTimeout, Duration timeout,
		Duration rest, int largestAnswer) {

	/** The certificates towards all neighbours that have none of their own. */
	public static final String CERTIFICATES = "neighbours";

	/** Advice for operators, if the other side wants to know who calls. */
	public static final String CERTIFICATE_MISSING = "the other side knows no certificate of the ministry: check WUSUL_CLIENT_CERTIFICATE and WUSUL_CLIENT_KEY, or the pair of its bundle";

	private static final String ALERT = "Received fatal alert";

	/**
	 * Returns why there was no TLS connection, and what operators have to do.
	 * @param failure of any client
	 * @return empty if it failed for another reason
	 */
	public static Optional<String> tlsFailure(Throwable failure) {
		for (var cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SSLException unproven) {
				var reason = String.valueOf(unproven.getMessage());
				return Optional.of("no TLS connection: " + reason + "; " + (reason.contains(ALERT) ? CERTIFICATE_MISSING
						: "the other side proves itself by no authority of WUSUL_TRUST_AUTHORITY, or for another host"));
			}
		}
		return Optional.empty();
	}

}
