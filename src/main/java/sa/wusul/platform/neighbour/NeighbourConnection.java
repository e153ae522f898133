package sa.wusul.platform.neighbour;

import java.net.URI;
import java.time.Duration;

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

}
