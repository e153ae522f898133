package sa.wusul.platform.neighbour;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import sa.wusul.platform.neighbour.NeighbourProperties.Neighbour;
import sa.wusul.platform.text.NeutralText;

/**
 * The clients of neighbours. Certificates that change in their files are used from the
 * next call on, and so are tokens.
 */
@Component
@EnableConfigurationProperties(NeighbourProperties.class)
public class Neighbours {

	/** In bytes. */
	private static final int LARGEST_ANSWER = 1 << 20;

	private final NeighbourProperties properties;

	private final SslBundles certificates;

	private final Environment environment;

	private final ObjectMapper json;

	public Neighbours(NeighbourProperties properties, SslBundles certificates, Environment environment,
			ObjectMapper json) {
		this.properties = properties;
		this.certificates = certificates;
		this.environment = environment;
		this.json = json;
	}

	/** Returns the settings of a neighbour, if it has an address. */
	public Optional<Neighbour> settings(String name) {
		return this.properties.find(name);
	}

	/**
	 * Returns the vocabulary of a neighbour in {@code wusul.neighbours}.
	 * @param ours our words, which settings may replace
	 */
	public NeighbourVocabulary vocabulary(String name, NeighbourVocabulary.Words ours) {
		var neighbour = settings(name).orElseThrow();
		return new NeighbourVocabulary("wusul.neighbours." + name, neighbour.names(), neighbour.codes(), ours);
	}

	/** Returns a client of a neighbour in {@code wusul.neighbours}. */
	public Optional<NeighbourClient> find(String name) {
		return find(name, LARGEST_ANSWER);
	}

	/**
	 * Returns a client of a neighbour in {@code wusul.neighbours}.
	 * @param largestAnswer in bytes
	 */
	public Optional<NeighbourClient> find(String name, int largestAnswer) {
		var setting = NeutralText.format("wusul.neighbours.%s.token", name);
		return settings(name).map((neighbour) -> connect(
				new NeighbourConnection(name, neighbour.url(), neighbour.bundle(), neighbour.connectTimeout(),
						neighbour.timeout(), neighbour.rest(), largestAnswer),
				() -> this.environment.getProperty(setting, neighbour.token())));
	}

	/** Returns a client of a neighbour whose settings stand elsewhere. */
	public NeighbourClient connect(NeighbourConnection connection, Supplier<String> token) {
		var client = new NeighbourClient(connection, token,
				this.certificates.getBundle(connection.bundle()).createSslContext(), this.json);
		this.certificates.addBundleUpdateHandler(connection.bundle(),
				(changed) -> client.use(changed.createSslContext()));
		return client;
	}

	/**
	 * Gives the certificates of a bundle to the client of a peer that does not speak HTTP
	 * with JSON, and gives them again whenever their files change.
	 */
	public static void certify(SslBundles certificates, String bundle, Consumer<SslBundle> client) {
		client.accept(certificates.getBundle(bundle));
		certificates.addBundleUpdateHandler(bundle, client);
	}

}
