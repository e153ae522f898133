package sa.wusul.platform.neighbour;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of neighbours, by name. */
@ConfigurationProperties("wusul")
public record NeighbourProperties(@DefaultValue Map<String, Neighbour> neighbours) {

	/** Returns the settings of a neighbour, if it has an address. */
	public Optional<Neighbour> find(String name) {
		return Optional.ofNullable(this.neighbours.get(name)).filter((neighbour) -> neighbour.url() != null);
	}

	/**
	 * One neighbour.
	 *
	 * @param url its address
	 * @param token the ministry's credentials; absent where the certificate is enough
	 * @param bundle name of the certificates, in {@code spring.ssl.bundle}
	 * @param connectTimeout time for a connection
	 * @param timeout time for the whole answer; well below the lease of the relay
	 * @param rest pause after repeated failures
	 * @param none whether production starts without this neighbour
	 * @param names the neighbour's names of fields, by ours
	 * @param codes the neighbour's codes, by ours
	 */
	public record Neighbour(URI url, String token, @DefaultValue(NeighbourConnection.CERTIFICATES) String bundle,
			@DefaultValue("2s") Duration connectTimeout, @DefaultValue("8s") Duration timeout,
			@DefaultValue("30s") Duration rest, @DefaultValue("false") boolean none,
			@DefaultValue Map<String, String> names, @DefaultValue Map<String, String> codes) {

		/** Omits the token, which must not be logged. */
		@Override
		public String toString() {
			return "Neighbour[" + this.url + "]";
		}

	}

}
